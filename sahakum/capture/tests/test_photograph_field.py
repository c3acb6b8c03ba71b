"""The field of a photograph: what it takes, what it says, and what is held of it."""

import base64

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from sahakum.capture.fields import TextField
from sahakum.capture.forms import RecordForm
from sahakum.capture.photograph_field import PhotographField, as_drawn
from sahakum.lib.pictures import MOST_BYTES, read_picture
from tests import pictures


class Form(RecordForm):
    """A photograph and a short word about it."""

    photograph = PhotographField(label="Photograph")
    word = TextField(label="Word", most=9)


def form_of(photograph: object) -> Form:
    return Form({"photograph": photograph, "word": "cow"})


def sentences(photograph: object) -> list[str]:
    with translation.override("en"):
        return form_of(photograph).sentences().get("photograph", [])


@pytest.mark.parametrize(
    "said",
    [
        pictures.PHOTOGRAPH,
        f"data:image/jpeg;base64,{pictures.PHOTOGRAPH}",
        base64.encodebytes(pictures.jpeg()).decode(),
        f"  {pictures.PHOTOGRAPH}\n",
    ],
)
def test_a_phone_may_write_base64_as_it_likes(said: str) -> None:
    form = form_of(said)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["photograph"].width_px == 64


def test_only_what_was_drawn_here_is_taken_as_it_stands() -> None:
    picture = read_picture(pictures.jpeg(1600, 1200, turned=6))
    text = as_drawn(picture.full)
    field = PhotographField(label="Photograph")
    again = field.to_python(text)
    assert again is not None
    assert (again.full, again.width_px, again.height_px) == (picture.full, 960, 1280)
    assert pictures.opened(again.small).size == (240, 320)
    # Neither the mark of another picture nor one of somebody's own lets in what a phone wrote.
    mark, foreign = text.partition(",")[0], pictures.text(pictures.jpeg(turned=6))
    for forged in (f"{mark},{foreign}", f"data:image/jpeg;drawn=0;base64,{foreign}"):
        drawn = field.to_python(forged)
        assert drawn is not None
        assert b"Exif" not in drawn.full
        assert (drawn.width_px, drawn.height_px) == (48, 64)
    odd = f"data:image/\ud800,{foreign}"
    assert form_of(odd).is_valid()


@pytest.mark.parametrize("said", ["", None])
def test_it_must_be_there(said: object) -> None:
    assert sentences(said) == ["Please fill this in."]


NO_PHOTOGRAPHS = {
    "words": "not base64",
    "Khmer": "រូបថត",
    "surrogate": "\ud800",
    "text file": pictures.text(b"this is a list.jpg"),
    "list": [pictures.PHOTOGRAPH],
    "number": 7,
    "truth": True,
}


@pytest.mark.parametrize("said", NO_PHOTOGRAPHS.values(), ids=NO_PHOTOGRAPHS)
def test_what_is_no_photograph(said: object) -> None:
    assert sentences(said) == ["This is not a photograph. Send one as JPEG, PNG or WebP."]


def test_each_fault_has_its_sentence() -> None:
    sent = pictures.jpeg(400, 300)
    broken = "This photograph is broken, or not all of it arrived. Please send it again."
    assert sentences(pictures.text(sent[: len(sent) // 2])) == [broken]
    assert sentences("data:image/jpeg;base64,") == [broken]
    large = ["This photograph is too large: at most 8 MB."]
    assert sentences(pictures.text(sent + bytes(9 * 1024 * 1024))) == large
    assert sentences("A" * (2 * MOST_BYTES)) == large
    pixels = "This photograph has too many pixels: at most {} million."
    assert sentences(pictures.text(pictures.bomb(6_000, 6_000))) == [pixels.format(16)]
    assert sentences(pictures.text(pictures.bomb())) == [pixels.format(50)]


def test_it_describes_itself_to_a_phone() -> None:
    described = Form.describe_fields()[0]
    assert described["type"] == "photograph"
    assert described["most_bytes"] == 8 * 1024 * 1024
    assert described["media_types"] == ["image/jpeg", "image/png", "image/webp"]
    assert described["longest_side_px"] == 1280


def test_what_is_held_has_no_place_in_it_either() -> None:
    content = {"photograph": pictures.PHOTOGRAPH, "word": "too long for it", "unheard_of": [1]}
    form = Form(content)
    assert not form.is_valid()
    held = form.to_hold(content)
    kept = base64.b64decode(held.pop("photograph").partition(",")[2])
    assert pictures.CAMERA.encode() in pictures.jpeg()
    assert pictures.CAMERA.encode() not in kept
    assert pictures.opened(kept).size == (64, 48)
    assert held == {"word": "too long for it", "unheard_of": [1]}


@pytest.mark.parametrize("said", [*NO_PHOTOGRAPHS.values(), None, "", {}])
def test_nothing_is_held_of_what_is_no_photograph(said: object) -> None:
    assert form_of(said).to_hold({"photograph": said}) == {"photograph": ""}


@pytest.mark.parametrize("content", [None, [], 7, "x"])
def test_what_is_no_record_is_held_as_it_is(content: object) -> None:
    assert Form([]).to_hold(content) == content


def test_a_page_never_writes_it_out() -> None:
    form = form_of(pictures.PHOTOGRAPH)
    assert form["photograph"].value() == pictures.PHOTOGRAPH
    assert pictures.PHOTOGRAPH[:40] not in str(form["photograph"])
    assert form.is_multipart()


@settings(max_examples=200, deadline=None)
@given(said=st.text() | st.binary().map(pictures.text))
def test_any_text_gets_one_sentence(said: str) -> None:
    form = form_of(said)
    if not form.is_valid():
        assert len(form.sentences()["photograph"]) == 1
