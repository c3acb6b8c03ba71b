"""Pictures are drawn anew: upright, small, without metadata; what is none says why."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from sahakum.lib.pictures import (
    LONGEST_SIDE_PX,
    MOST_BYTES,
    SMALL_SIDE_PX,
    Picture,
    PictureError,
    read_picture,
)
from tests import pictures

# Where the red half of the picture is once it stands upright, by what the phone noted.
RED_AT = {1: (0.1, 0.5), 2: (0.9, 0.5), 3: (0.9, 0.5), 4: (0.1, 0.5)}
RED_AT |= {5: (0.5, 0.1), 6: (0.5, 0.1), 7: (0.5, 0.9), 8: (0.5, 0.9)}


def refusal(data: bytes) -> str:
    with pytest.raises(PictureError) as refused:
        read_picture(data)
    return refused.value.code


@pytest.mark.parametrize("made", [pictures.jpeg, pictures.png, pictures.webp])
def test_nothing_of_what_the_phone_wrote_is_kept(made: object) -> None:
    sent = made()  # type: ignore[operator]
    before = pictures.opened(sent)
    assert before.getexif().get_ifd(pictures.GPS_TAG)
    assert pictures.CAMERA.encode() in sent
    picture = read_picture(sent)
    for kept in (picture.full, picture.small):
        after = pictures.opened(kept)
        assert after.format == "JPEG"
        assert dict(after.getexif()) == {}
        assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        for word in (b"Exif", b"KRAMA", b"Bavel", b"GPS", b"http", b"ICC_PROFILE"):
            assert word not in kept


@pytest.mark.parametrize("turned", RED_AT)
def test_a_turned_picture_stands_upright(turned: int) -> None:
    picture = read_picture(pictures.jpeg(turned=turned))
    lies = turned < 5
    assert (picture.width_px, picture.height_px) == ((64, 48) if lies else (48, 64))
    for kept in (picture.full, picture.small):
        image = pictures.opened(kept)
        x, y = RED_AT[turned]
        assert pictures.is_red(image, (x, y))
        assert not pictures.is_red(image, (1 - x, 1 - y) if lies is False else (1 - x, y))


def test_broken_metadata_does_not_spoil_a_picture() -> None:
    sent = pictures.jpeg()
    spoilt = sent.replace(b"Exif\x00\x00", b"Exif\x00\x00\xff\xff\xff\xff", 1)
    assert read_picture(spoilt).width_px == 64


def test_a_large_picture_becomes_small() -> None:
    picture = read_picture(pictures.jpeg(4000, 3000))
    assert (picture.width_px, picture.height_px) == (LONGEST_SIDE_PX, 960)
    assert pictures.opened(picture.full).size == (1280, 960)
    assert pictures.opened(picture.small).size == (SMALL_SIDE_PX, 240)


def test_a_small_picture_is_not_blown_up() -> None:
    picture = read_picture(pictures.jpeg(10, 1000))
    assert (picture.width_px, picture.height_px) == (10, 1000)


def test_what_one_could_look_through_is_white() -> None:
    picture = read_picture(pictures.png())
    red, green, blue = pictures.opened(picture.full).getpixel((5, 44))  # type: ignore[misc]
    assert min(red, green, blue) > 240


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_of_colouring_is_read(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "PNG")
    assert read_picture(out.getvalue()).width_px == 8


def test_of_a_moving_picture_the_first_is_kept() -> None:
    out, first, second = io.BytesIO(), pictures.two_halves(8, 8), Image.new("RGB", (8, 8))
    first.save(out, "WEBP", save_all=True, append_images=[second])
    kept = pictures.opened(read_picture(out.getvalue()).full)
    assert pictures.is_red(kept, (0.1, 0.5))


def test_a_file_without_a_byte_did_not_arrive() -> None:
    assert refusal(b"") == "broken"


def test_what_is_no_picture() -> None:
    assert refusal("នេះជាអក្សរ មិនមែនរូបថត".encode()) == "not_a_picture"
    assert refusal(b"\xff\xd8\xff") == "not_a_picture"
    gif = io.BytesIO()
    Image.new("RGB", (8, 8)).save(gif, "GIF")
    assert refusal(gif.getvalue()) == "not_a_picture"


def test_what_was_cut_off_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    # As WeasyPrint leaves it for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    sent = pictures.jpeg(400, 300)
    assert refusal(sent[: len(sent) // 2]) == "broken"
    assert refusal(pictures.png(400, 300)[:-200]) == "broken"


def test_nine_megabytes_are_too_many() -> None:
    assert refusal(pictures.jpeg() + bytes(9 * 1024 * 1024)) == "too_large"
    # What follows the end of a JPEG does no harm.
    padded = pictures.jpeg()
    assert read_picture(padded + bytes(MOST_BYTES - len(padded))).width_px == 64


@pytest.mark.parametrize("side", [4_001, 9_500, 30_000])
def test_a_bomb_is_never_decoded(side: int) -> None:
    sent = pictures.bomb(side, side)
    assert len(sent) < 10_000
    assert refusal(sent) == "too_many_pixels"


def test_the_largest_phone_is_read() -> None:
    out = io.BytesIO()
    Image.new("L", (8160, 6120)).save(out, "JPEG")
    assert read_picture(out.getvalue()).width_px == LONGEST_SIDE_PX


def test_the_digest_is_of_what_is_kept() -> None:
    one, other = read_picture(pictures.jpeg()), read_picture(pictures.jpeg(80))
    assert one.sha256 != other.sha256
    assert one == read_picture(pictures.jpeg())


BASES = (pictures.jpeg(), pictures.png(), pictures.webp(), b"")


@settings(max_examples=300, deadline=None)
@given(
    base=st.sampled_from(BASES),
    at=st.integers(0, 2000),
    changed=st.binary(max_size=40),
    cut=st.integers(0, 2000),
)
def test_any_bytes_give_a_picture_or_a_reason(
    base: bytes, at: int, changed: bytes, cut: int
) -> None:
    spoilt = base[:at] + changed + base[at + len(changed) : len(base) - cut // 2]
    read = read_or_refused(spoilt)
    if isinstance(read, Picture):
        assert pictures.opened(read.full).size == (read.width_px, read.height_px)
    else:
        assert read in ("not_a_picture", "broken", "too_many_pixels", "too_large")


def read_or_refused(data: bytes) -> Picture | str:
    try:
        return read_picture(data)
    except PictureError as error:
        return error.code
