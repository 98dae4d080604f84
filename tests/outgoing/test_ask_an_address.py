"""What the portal sends to addresses that people typed: to public ones only, where it was checked, for so long only."""

import datetime
import ipaddress
import ssl
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from portal import outgoing
from portal.outgoing import AddressRefusedError, OutgoingError, check_address, post
from tests.outgoing.http_peer import closed_port, http_peer

PRIVATE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.0.1",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "localhost", "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b::a00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]",
    "[ff02::1]", "[2001:db8::1]",
]  # fmt: skip


@pytest.fixture
def names(monkeypatch):
    """Names and what they stand for, one answer after another: the suite has no name server to ask."""
    answers: dict[str, list[list[str]]] = {}

    def resolve(host, port):
        known = answers.get(host)
        found = (known.pop(0) if len(known) > 1 else known[0]) if known else [host]
        return [ipaddress.ip_address(address) for address in found]

    monkeypatch.setattr(outgoing, "resolve", resolve)
    return answers


@pytest.fixture
def peer(settings):
    settings.OUTGOING_TO_LOOPBACK = True
    with http_peer() as peer:
        yield peer


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_that_are_not_public_are_refused(host):
    with pytest.raises(AddressRefusedError, match="not public"):
        check_address(f"https://{host}/hook")


@pytest.mark.parametrize("host", ["1.1.1.1", "[2606:4700::1111]"])
def test_public_addresses_pass(host):
    assert check_address(f"https://{host}/hook?x=é").path == "/hook?x=%C3%A9"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://1.1.1.1/", "https"),
        ("ftp://1.1.1.1/", "https"),
        ("file:///etc/passwd", "no address"),
        ("gopher://1.1.1.1:443/", "https"),
        ("https://1.1.1.1:22/", "another port"),
        ("https://1.1.1.1:99999/", "no address"),
        ("https://user:secret@1.1.1.1/", "no address"),
        ("https://@1.1.1.1/", "no address"),
        ("https://1.1.1.1/a\r\nX-Header: 1", "no address"),
        ("https://1.1.1.1/" + "a" * 2000, "no address"),
        ("https://[::1/", "no address"),
        ("https://a..b/", "no address"),
        ("https:///a", "no address"),
        ("", "no address"),
    ],
)
def test_odd_addresses_are_refused(url, reason):
    with pytest.raises(AddressRefusedError, match=reason):
        check_address(url)


def test_one_private_address_among_public_ones_is_enough_to_refuse(names):
    names["agence.example"] = [["1.1.1.1", "10.0.0.1"]]
    with pytest.raises(AddressRefusedError):
        check_address("https://agence.example/")


def test_a_name_that_changes_its_meaning_leads_nowhere(names, peer, settings):
    """The name is asked once: what it stands for at the second time of asking is never heard."""
    names["agence.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    assert post(f"http://agence.example:{peer.port}/hook", b"x").is_good
    settings.OUTGOING_TO_LOOPBACK = False
    names["agence.example"] = [["1.1.1.1"], ["127.0.0.1"]]
    assert check_address("https://agence.example/").address == "1.1.1.1"
    with pytest.raises(AddressRefusedError):
        post("https://agence.example/", b"x")
    assert len(peer.heard) == 1


def test_a_body_arrives_with_its_name_and_headers(names, peer):
    names["agence.example"] = [["127.0.0.1"]]
    answer = post(f"http://agence.example:{peer.port}/hook?a=1", b'{"a": 1}', {"X-Signature": "s"})
    assert (answer.status, answer.body, answer.is_good) == (200, b"merci", True)
    [(method, path, headers, body)] = peer.heard
    assert (method, path, body) == ("POST", "/hook?a=1", b'{"a": 1}')
    assert headers["Host"] == f"agence.example:{peer.port}"
    assert headers["X-Signature"] == "s"


def test_a_redirect_is_not_followed(peer):
    peer.status, peer.location = 302, f"http://127.0.0.1:{peer.port}/elsewhere"
    answer = post(f"http://127.0.0.1:{peer.port}/", b"")
    assert (answer.status, answer.is_good, len(peer.heard)) == (302, False, 1)


def test_a_proxy_of_the_environment_is_not_asked(peer, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    assert post(f"http://127.0.0.1:{peer.port}/", b"").is_good


def test_a_long_answer_is_cut(peer):
    peer.answer = b"x" * 3_000_000
    assert len(post(f"http://127.0.0.1:{peer.port}/", b"").body) == 64 * 1024


@pytest.mark.parametrize("manner", ["hangs", "drips"])
def test_nobody_holds_the_worker(peer, manner):
    setattr(peer, manner, True)
    begin = time.monotonic()
    with pytest.raises(OutgoingError, match="TimeoutError"):
        post(f"http://127.0.0.1:{peer.port}/", b"", timeout=0.5)
    assert time.monotonic() - begin < 3


def test_nobody_there_is_told(settings):
    settings.OUTGOING_TO_LOOPBACK = True
    with pytest.raises(OutgoingError, match="ConnectionRefusedError"):
        post(f"http://127.0.0.1:{closed_port()}/", b"")


def test_a_header_that_breaks_lines_is_not_sent(peer):
    with pytest.raises(OutgoingError):
        post(f"http://127.0.0.1:{peer.port}/", b"", {"X-Name": "a\r\nX-Other: b"})
    assert peer.heard == []


def certificate(folder, name):
    """Write a certificate for `name` that vouches for itself, and return its file and its key's."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    kinds = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "cert.pem").write_bytes(made.public_bytes(kinds[0]))
    (folder / "key.pem").write_bytes(key.private_bytes(*kinds))
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def secure_peer(names, settings, tmp_path):
    """Speaks TLS as agence.example, and is found under another name too; nobody trusts it yet."""
    settings.OUTGOING_TO_LOOPBACK = True
    names["agence.example"] = names["other.example"] = [["127.0.0.1"]]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path, "agence.example"))
    with http_peer(context) as peer:
        yield peer


def test_a_trusted_certificate_of_the_name_is_believed(secure_peer, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    assert post(f"https://agence.example:{secure_peer.port}/", b"x").is_good


@pytest.mark.parametrize(("asked", "trusted"), [("agence.example", False), ("other.example", True)])
def test_any_other_certificate_is_not(secure_peer, tmp_path, monkeypatch, asked, trusted):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with pytest.raises(OutgoingError, match="SSLCertVerificationError"):
        post(f"https://{asked}:{secure_peer.port}/", b"x")
    assert secure_peer.heard == []
