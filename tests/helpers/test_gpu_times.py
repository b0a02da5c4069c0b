"""data/gpu.json: it says what it was measured on, and a file that is none is refused."""

import pytest

from helpers.gpu_times import ratios, read_gpu_times

ROW = '{"with": "Keras GPU", "network": "784-10", "batch_size": 8, "seconds": 3}'
KEPT = '{"date": "2026-11-26", "machine": "a card", "libraries": "Keras 3", "epochs": [%s]}'


def test_the_file_says_when_and_on_what_and_has_every_row_twice():
    times = read_gpu_times()
    assert len(times.date) == 10 and times.date[4] == times.date[7] == "-" and times.machine and times.libraries
    for library in ("Keras", "PyTorch"):
        assert len(ratios(times, library)) == 8
    assert all(0 < seconds < 100 for seconds in times.seconds.values())


def test_a_ratio_is_the_card_over_the_cores(tmp_path):
    file = tmp_path / "gpu.json"
    file.write_text(KEPT % f'{ROW}, {ROW.replace("GPU", "CPU").replace("3", "4")}, {ROW.replace("784", "7")}')
    assert ratios(read_gpu_times(file), "Keras") == {("784-10", 8): 0.75}
    assert ratios(read_gpu_times(file), "PyTorch") == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", KEPT % "3", KEPT % "{}", KEPT % ROW.replace("3", '"long"')])
def test_another_file_is_refused(tmp_path, text):
    file = tmp_path / "gpu.json"
    with pytest.raises(ValueError, match=r"gpu\.json: got no times"):
        read_gpu_times(file)
    file.write_text(text)
    with pytest.raises(ValueError, match=r"gpu\.json: got no times .* tools\.bench\.gpu"):
        read_gpu_times(file)
