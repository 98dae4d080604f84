"""nginx as `deploy/nginx/` sets it up, on ports of its own, before the portal under test."""

import contextlib
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.browser.server import ROOT, free_port
from tests.chaos.site import HOST, Site
from tests.chaos.supervised import wait_for
from tests.outgoing.test_ask_an_address import certificate

PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
FRAME = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr warn; user {user};
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{site}
}}
"""


def configured(site: Site, folder: Path, ports: tuple[int, int]) -> Path:
    """Write the whole configuration: ours is changed in its names and ports, and in nothing else."""
    certificate(folder, HOST)
    text = (ROOT / "deploy/nginx/entraide.conf").read_text()
    for ours, theirs in {
        "127.0.0.1:8000": f"127.0.0.1:{site.port}",
        "listen 80;": f"listen 127.0.0.1:{ports[0]};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{ports[1]} ssl http2;",
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "/etc/letsencrypt/live/HOST/fullchain.pem": str(folder / "cert.pem"),
        "/etc/letsencrypt/live/HOST/privkey.pem": str(folder / "key.pem"),
        "include entraide/proxy.conf": f"include {ROOT}/deploy/nginx/proxy.conf",
        "/var/lib/entraide": str(site.folder / "var"),
        "HOST": HOST,
    }.items():
        assert ours in text, ours
        text = text.replace(ours, theirs)
    file = folder / "nginx.conf"
    file.write_text(FRAME.format(folder=folder, site=text, user=site.folder.owner()))
    return file


def takes_visitors(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def nginx(site: Site) -> Iterator[tuple[int, int]]:
    """Run it for as long as the block lasts; gives its ports for HTTP and HTTPS."""
    folder = site.folder / "nginx"
    folder.mkdir()
    ports = free_port(), free_port()
    command = [str(PROGRAM), "-c", str(configured(site, folder, ports)), "-p", str(folder)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(command)
    try:
        # Its file with the number of its process is there since the check.
        wait_for("nginx", lambda: all(takes_visitors(port) for port in ports), 10)
        yield ports
    finally:
        process.terminate()
        process.wait(timeout=10)
        shutil.rmtree(folder)
