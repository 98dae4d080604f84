"""What every screen is looked at for: nothing that keeps anybody from using it, nothing wider than the window."""

from collections.abc import Callable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What passed is told as well, for each element: a large answer that nobody reads.
# What is still moving in is looked at once it stands: half transparent, no text has its colour yet.
VIOLATIONS = """async ([part, options]) => {
    const ending = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(one => one.finished));
    return (await axe.run(part || document, options)).violations;
}"""
IN_THE_DARK = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}

# The fixture `visit`: open a page as a new visitor.
Visit = Callable[..., Page]


def barriers(page: Page, part: str | None = None) -> list[str]:
    """What axe finds wrong, in words, nothing excluded; `part` is a selector when the rest of the screen isn't ours.

    Never in a window without JavaScript: axe waits for timers, which stand still there for ever.
    """
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(VIOLATIONS, [part, RULES])
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]]


def faint_in_the_dark(page: Page) -> list[str]:
    """What axe finds too faint in dark colours, after `barriers` was asked in light ones."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = page.evaluate(VIOLATIONS, [None, IN_THE_DARK])
    page.emulate_media(color_scheme="light")
    return [f"in the dark: {node['html'][:150]}" for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def is_well(page: Page) -> None:
    """Check both, once the page is there whole; the address is told when one fails."""
    page.wait_for_load_state("load")
    assert overflow(page) == 0, page.url
    found = barriers(page)
    assert found == [], (page.url, found)
