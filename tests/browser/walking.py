"""Two ways through the same screens: with the keyboard alone, and with a mouse in a browser without JavaScript."""

import re
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

# More stops than the longest screen has.
STOPS = 400
Name = str | re.Pattern[str]


class Walker(Protocol):
    """Somebody who goes through screens; each verb finds its target by what a reader is told of it."""

    page: Page
    script: bool

    def press(self, target: Locator) -> None:
        """Follow a link or press a button."""

    def write(self, target: Locator, text: str) -> None:
        """Fill in a field."""

    def tick(self, target: Locator) -> None:
        """Tick a box or choose a radio button."""

    def choose(self, target: Locator, label: str) -> None:
        """Choose a line of a list."""


class Keyboard:
    """No mouse, and no help from the test: each target is reached by the Tab key, from where the last one left."""

    script = True

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Press Tab until the target has the focus, with an outline that can be seen."""
        expect(target).to_be_visible()
        wanted = target.element_handle()
        assert wanted
        for _stop in range(STOPS):
            if wanted.evaluate("one => one === document.activeElement"):
                assert self.is_outlined(target), "the focus can't be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached by Tab")

    def is_outlined(self, target: Locator) -> bool:
        """Whether the element that has the focus, or the box it stands in, is outlined."""
        drawn = "one => [one, one.parentElement].some(box => getComputedStyle(box).outlineStyle !== 'none')"
        return bool(target.evaluate(drawn))

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        if target.get_attribute("type") == "date":
            # Its parts are typed one after the other, in the order of the browser's language.
            self.page.keyboard.type(text[5:7] + text[8:] + text[:4])
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)

    def tick(self, target: Locator) -> None:
        # Of a group of radio buttons Tab reaches the chosen one, or the first; arrows lead to the others.
        if target.get_attribute("type") == "radio" and not target.is_checked():
            group = self.page.locator(f"input[type=radio][name={target.get_attribute('name')}]")
            chosen = group.and_(self.page.locator(":checked"))
            self.reach(chosen if chosen.count() else group.first)
            self.page.keyboard.press("Space")
            for _step in range(group.count()):
                if target.is_checked():
                    return
                self.page.keyboard.press("ArrowDown")
        else:
            self.reach(target)
            self.page.keyboard.press("Space")

    def choose(self, target: Locator, label: str) -> None:
        self.reach(target)
        for _line in range(int(target.evaluate("list => list.length"))):
            if target.evaluate("list => list.selectedOptions[0].label") == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} is not among the lines")


class WithoutScript:
    """A mouse, in a browser that runs no script."""

    script = False

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def tick(self, target: Locator) -> None:
        target.check()

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label=label)
