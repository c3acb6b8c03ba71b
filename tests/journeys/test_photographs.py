"""A photograph of several megabytes is made smaller in the phone before it is sent."""

import base64
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests import pictures
from tests.journeys.test_the_story import fits, register

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]
CAMERA = "input[type=file][capture]"
CHOSEN = """async (input) => {
  const bytes = new Uint8Array(await input.files[0].arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""


def a_phones() -> bytes:
    """12 million pixels of much detail, held upright: the phone notes that it lies on its side."""
    noise = Image.merge("RGB", [Image.effect_noise((4000, 3000), 90) for _ in range(3)])
    image = Image.blend(pictures.two_halves(4000, 3000), noise, 0.35)
    return pictures.written(image, "JPEG", 6, quality=88)


def file_of(data: bytes) -> FilePayload:
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": data}


def chosen(page: Page) -> bytes:
    """What the page would send."""
    return base64.b64decode(page.locator(CAMERA).evaluate(CHOSEN))


def animal_of(page: Page, name: str) -> str:
    """The address of a family's own pig."""
    register(page, name)
    page.wait_for_url(re.compile(r"/families/[0-9a-f-]{36}/$"))
    page.goto(f"{page.url}animals/new/")
    page.select_option("[name=commodity]", "PIG")
    page.fill("[name=tag]", name)
    page.check("[name=sex][value=female]", force=True)
    page.check("[name=how][value=given]", force=True)
    send(page)
    page.locator("main a[href*='/animals/']", has_text=name).first.click()
    page.wait_for_url(re.compile(r"/animals/[0-9a-f-]{36}/$"))
    return page.url


def send(page: Page) -> None:
    with page.expect_navigation():
        page.click(".dock button")


def seen(page: Page) -> Image.Image:
    """The whole picture as it was stored."""
    address = page.locator(".photo a").first.get_attribute("href")
    return pictures.opened(page.request.get(str(address)).body())


def test_it_arrives_small_upright_and_without_a_word_of_the_phone(visitor: Visitor) -> None:
    page, taken = visitor("bopha"), a_phones()
    assert len(taken) > 3_000_000
    animal = animal_of(page, "ស្រីរូប")
    page.goto(f"{animal}photographs/new/")
    page.set_input_files(CAMERA, file_of(taken))
    expect(page.locator("[data-smaller]").first).to_be_visible()
    fits(page)
    small = chosen(page)
    assert len(small) < len(taken) / 3
    assert b"Exif" not in small
    image = pictures.opened(small)
    assert image.size == (1200, 1600)
    assert pictures.is_red(image, (0.5, 0.1))
    assert not pictures.is_red(image, (0.5, 0.9))
    send(page)
    expect(page).to_have_url(animal)
    stored = seen(page)
    assert stored.size == (960, 1280)
    assert pictures.is_red(stored, (0.5, 0.1))


def test_who_taps_at_once_waits_for_it_and_sends_once(visitor: Visitor) -> None:
    page = visitor("bopha")
    animal = animal_of(page, "ស្រីប្រញាប់")
    page.goto(f"{animal}photographs/new/")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.set_input_files(CAMERA, file_of(a_phones()))
        page.click(".dock button")
    assert int(sent.value.all_headers()["content-length"]) < 1_500_000
    expect(page).to_have_url(animal)
    expect(page.locator(".photo")).to_have_count(1)


def test_what_cannot_be_made_smaller_is_sent_as_it_is(visitor: Visitor) -> None:
    page = visitor("bopha")
    animal = animal_of(page, "ស្រីខុស")
    page.goto(f"{animal}photographs/new/")
    for wrong in (b"tag,sex\n1,female\n", pictures.bomb(20_000, 20_000), pictures.jpeg()[:700]):
        page.set_input_files(CAMERA, file_of(wrong))
        page.wait_for_timeout(300)
        assert chosen(page) == wrong
        send(page)
        expect(page.locator("[role=alert]").first).to_be_visible()
    # What is small already is not drawn once more.
    page.set_input_files(CAMERA, file_of(pictures.jpeg(turned=6, quality=5)))
    send(page)
    expect(page).to_have_url(animal)


def test_without_scripts_the_server_does_it_all(visitor: Visitor) -> None:
    page = visitor("bopha", scripts=False)
    animal = animal_of(page, "ស្រីគ្មាន")
    page.goto(f"{animal}photographs/new/")
    page.set_input_files(CAMERA, file_of(a_phones()))
    send(page)
    expect(page).to_have_url(animal)
    stored = seen(page)
    assert stored.size == (960, 1280)
    assert pictures.is_red(stored, (0.5, 0.1))
