"""The server that serves the lessons."""

import urllib.error
import urllib.request

import pytest


def test_without_the_token_nothing_is_served(lab):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{lab.url}/api/contents", timeout=5)
    assert refused.value.code in (401, 403)
