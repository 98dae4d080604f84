"""What a browser does with a form: take what is in it, change something, press a button."""

from bs4 import BeautifulSoup


def form_in(answer, *, having="csrfmiddlewaretoken"):
    """Return what the form of a page that holds this field would send, without a button."""
    page = BeautifulSoup(answer.content, "html.parser")
    form = next(form for form in page.main.find_all("form") if form.find(attrs={"name": having}))
    sent = {}
    for control in form.find_all(["input", "textarea", "select"]):
        name, kind = control.get("name"), control.get("type", "text")
        if not name or kind in ("submit", "file"):
            continue
        if kind in ("checkbox", "radio"):
            if control.has_attr("checked"):
                sent.setdefault(name, []).append(control.get("value", "on"))
        elif control.name == "select":
            chosen = control.find("option", selected=True) or control.find("option")
            sent[name] = chosen.get("value", "")
        elif control.name == "textarea":
            sent[name] = control.get_text().removeprefix("\n")
        else:
            sent[name] = control.get("value", "")
    return sent


def send(client, url, *, button="send", having="version", **typed):
    """Open a form, type over it, press a button; return the answer."""
    return client.post(url, form_in(client.get(url), having=having) | typed | {button: "1"})


def words_of(answer):
    """Return the text of a page, its spaces as one."""
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())
