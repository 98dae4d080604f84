"""Several web processes and workers tell Prometheus one sum, whichever of them is asked."""

from prometheus_client.parser import text_string_to_metric_families

from tests.chaos.site import METRICS_TOKEN
from tests.chaos.supervised import wait_for

ASKED = 30


def figures(site):
    answer = site.get("/sante/mesures/", Authorization=f"Bearer {METRICS_TOKEN}")
    assert answer.status == 200
    samples = [sample for family in text_string_to_metric_families(answer.body) for sample in family.samples]
    return {(sample.name, *sorted(sample.labels.values())): sample.value for sample in samples}


def test_each_process_is_in_the_sum(site):
    alive = ("entraide_requests_total", "200", "GET", "alive")
    before = figures(site).get(alive, 0)
    for _time in range(ASKED):
        site.get("/sante/vivant/")
    assert figures(site)[alive] == before + ASKED
    wait_for("a worker's figures", lambda: any(name[0] == "entraide_work_total" for name in figures(site)), 30)


def test_nobody_without_the_word_reads_them(site):
    assert site.get("/sante/mesures/").status == 404
