"""What a journey does over and over: pressing what leads to another page."""

from playwright.sync_api import Locator


def press(control: Locator) -> None:
    """Presses a button or link and waits until the page it leads to is there, scripts included.

    A press alone returns before a busy machine has asked for that page: what is read next
    would be read from the page before.
    """
    with control.page.expect_navigation():
        control.click()
