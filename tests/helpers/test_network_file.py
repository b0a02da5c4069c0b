"""A network comes back as it was saved, and a file that holds anything else is refused before it does harm."""

import json
import os
import pickle
import tracemalloc
import zipfile

import numpy as np
import pytest

from helpers.network import Network


def problem():
    random = np.random.default_rng(0)
    return random.random((12, 5)), random.integers(0, 3, 12)


@pytest.mark.parametrize("settings", [
    {"activation": "tanh", "output": "sigmoid", "cost": "quadratic", "dtype": "float64", "seed": 4},
    {"activation": "relu", "init": "normal"}, {"seed": None}, {"seed": 2**63}])
def test_a_network_comes_back_and_trains_on_as_it_would_have(tmp_path, settings):
    net = Network([5, 4, 3], **settings)
    net.train(*problem(), epochs=2, batch_size=4)
    net.save(tmp_path / "net.npz")
    again = Network.load(tmp_path / "net.npz")
    assert repr(again) == repr(net) and (again.seed, again.init) == (net.seed, net.init)
    for network in (net, again):
        network.train(*problem(), epochs=2, batch_size=4)
    assert [a.tobytes() for a in again.weights + again.biases] == [a.tobytes() for a in net.weights + net.biases]
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]


def test_no_file_holds_a_pickle(tmp_path):
    Network([5, 3], seed=None).save(tmp_path / "net.npz")
    with np.load(tmp_path / "net.npz", allow_pickle=False) as saved:
        assert all(saved[name].dtype.kind in "Uf" for name in saved)


def test_a_network_that_overflowed_is_not_saved_and_the_old_file_stays(tmp_path):
    net = Network([5, 3], seed=0)
    net.save(tmp_path / "net.npz")
    before = (tmp_path / "net.npz").read_bytes()
    net.weights[0][0, 0] = np.inf
    with pytest.raises(ValueError, match="weights: got NaN or infinite numbers, expected finite"):
        net.save(tmp_path / "net.npz")
    net.weights[0] = "not an array"
    with pytest.raises(TypeError):
        net.save(tmp_path / "net.npz")
    assert (tmp_path / "net.npz").read_bytes() == before and len(list(tmp_path.iterdir())) == 1


@pytest.fixture
def saved(tmp_path):
    """Write a network's file with some of its entries changed, or without them (None)."""
    def write(compressed=False, **changes):
        Network([5, 4, 3], seed=0).save(tmp_path / "net.npz")
        with np.load(tmp_path / "net.npz") as arrays:
            entries = {name: array for name, array in (dict(arrays) | changes).items() if array is not None}
        (np.savez_compressed if compressed else np.savez)(tmp_path / "net.npz", **entries)
        return tmp_path / "net.npz"
    return write


def settings(**changes):
    return np.array(json.dumps({"sizes": [5, 4, 3], "activation": "relu", "output": "softmax", "cost": "quadratic",
                                "init": "auto", "seed": 0, "random": None} | changes))


@pytest.mark.parametrize(("changes", "message"), [
    ({"weights_0": np.full((5, 4), np.nan, np.float32)}, "NaN or infinite numbers"),
    ({"biases_1": np.full(3, np.inf, np.float32)}, "NaN or infinite numbers"),
    ({"biases_1": np.array(["a", "b", "c"])}, "expected float32 or float64"),
    ({"biases_1": np.zeros(3)}, "expected float32 or float64"),
    ({"weights_1": np.zeros((4, 4), np.float32)}, "arrays of the shapes"),
    ({"weights_1": None}, "which holds something else"), ({"settings": None}, "which holds something else"),
    ({"settings": np.array("{")}, "which holds something else"),
    ({"settings": np.array("5")}, "which holds something else"),
    ({"settings": settings(sizes=[5, 4, 2])}, "arrays of the shapes"),
    ({"settings": settings(sizes=[5])}, "expected float32 or float64"),
    ({"settings": settings(sizes=["5", 4, 3])}, "arrays of the shapes"),
    ({"settings": settings(activation=["relu"])}, "expected those of a network"),
    ({"settings": settings(more=1)}, "expected those of a network"),
    ({"settings": settings(random={"bit_generator": "PCG64", "state": {"state": "x", "inc": 1}})},
     "expected those of a network"),
    ({"biases_0": np.array([None] * 4)}, "which holds something else")])
def test_what_save_did_not_write_is_named(saved, changes, message):
    path = saved(**changes)
    with pytest.raises(ValueError, match=rf"^path: got .*{message}"):
        Network.load(path)


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(saved):
    path = saved(compressed=True, weights_0=np.zeros((3000, 10_000)))
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    with pytest.raises(ValueError, match="which holds something else"):
        Network.load(path)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_header_that_promises_more_than_the_file_holds_is_refused(tmp_path, saved):
    path = saved()
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    honest, promise = b"(5, 4), }" + 9 * b" ", b"(5, 4000000000), }"
    assert honest in entries["weights_0.npy"] and len(honest) == len(promise)
    entries["weights_0.npy"] = entries["weights_0.npy"].replace(honest, promise)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    with pytest.raises(ValueError, match="which holds something else"):
        Network.load(path)


@pytest.mark.parametrize("content", [b"", b"not a network", b"PK\3\4 nor is this", pickle.dumps({"sizes": [5, 3]})])
def test_other_files_are_refused_in_our_own_words(tmp_path, content):
    (tmp_path / "other.npz").write_bytes(content)
    with pytest.raises(ValueError, match=r"got .*other\.npz, .*expected a file that Network\.save wrote") as caught:
        Network.load(tmp_path / "other.npz")
    assert "pickle" not in str(caught.value)


def test_what_is_no_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        Network.load(tmp_path / "missing.npz")
    with pytest.raises(ValueError, match="which is no file"):
        Network.load(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ValueError, match="which is no file"):
            Network.load(tmp_path / "pipe")


def test_a_file_of_version_0_1_can_be_read(tmp_path):
    net = Network([4, 3, 2], activation="relu", seed=5)
    arrays = {f"weights_{n}": array for n, array in enumerate(net.weights)}
    arrays |= {f"biases_{n}": array for n, array in enumerate(net.biases)}
    np.savez(tmp_path / "old.npz", sizes=[4, 3, 2], activation="relu", output="softmax", cost="cross_entropy",
             init="auto", seed=5, **arrays)
    loaded = Network.load(tmp_path / "old.npz")
    assert (loaded.sizes, loaded.activation, loaded.seed) == ([4, 3, 2], "relu", 5)
    np.testing.assert_array_equal(loaded.predict_proba(np.eye(4)), net.predict_proba(np.eye(4)))
