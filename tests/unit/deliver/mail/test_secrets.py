"""Where passwords come from, and where they do not go."""

from __future__ import annotations

import pickle
from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SecretMissing
from converter.deliver.mail.answers import answer_of
from converter.deliver.mail.secrets import PASSWORD_VARIABLE, Credentials, credentials_of, keep_in_keyring
from converter.model.delivery import Account, Secret
from tests.unit.deliver.mail.letters import ACCOUNT

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "pä$$ wörd"


@pytest.fixture(autouse=True)
def _without_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.null import Keyring

    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    monkeypatch.setattr(keyring, "get_password", Keyring().get_password)


def secret_of(account: Account) -> str:
    credentials = credentials_of(account)
    assert credentials is not None
    return credentials.secret.reveal()


def test_a_secret_shows_itself_nowhere() -> None:
    secret = Secret(WORDS)

    assert WORDS not in f"{secret} {secret!r} {[secret]} {vars} {credentials_of(replace(ACCOUNT, username=''))}"
    assert repr(secret) == "Secret(…)"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, WORDS)

    assert secret_of(replace(ACCOUNT, password_command="echo other")) == WORDS  # noqa: S106


def test_a_command_s_first_line_is_the_password(tmp_path: Path) -> None:
    (tmp_path / "printed").write_text(f"{WORDS}\nuser: me\n", encoding="utf-8")

    assert secret_of(replace(ACCOUNT, password_command=f"cat '{tmp_path / 'printed'}'")) == WORDS


def test_a_file_of_one_s_own_holds_the_password(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{WORDS}\n", encoding="utf-8")
    file.chmod(0o600)

    assert secret_of(replace(ACCOUNT, password_file=file)) == WORDS


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_may_read_is_not_used(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "password"
    file.write_text(WORDS, encoding="utf-8")
    file.chmod(mode)

    with pytest.raises(
        SecretMissing, match=rf"may be read by others \(mode {mode:04o}\); chmod 600 mends it"
    ) as caught:
        credentials_of(replace(ACCOUNT, password_file=file))
    assert WORDS not in str(caught.value)


def test_the_system_s_keyring_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "set_password", lambda service, user, words: kept.update({(service, user): words}))
    monkeypatch.setattr(keyring, "get_password", lambda service, user: kept.get((service, user)))

    assert keep_in_keyring(ACCOUNT, Secret(WORDS)) == ""
    assert secret_of(ACCOUNT) == WORDS


def test_no_password_anywhere_is_told_with_the_ways_there_are() -> None:
    with pytest.raises(SecretMissing, match="OCTAVO_SMTP_PASSWORD, and the config names no password_command and no"):
        credentials_of(ACCOUNT)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("sh -c 'echo half-a-secret; exit 3'", "The password_command ended with 3; run it by hand to see why."),
        ("no-such-command-anywhere half-a-secret", "The password_command could not be run: No such file or directory."),
        ("unbalanced 'half-a-secret", "The password_command could not be run: it is no command line."),
        ("true half-a-secret", "The password_command printed nothing."),
    ],
)
def test_a_command_that_fails_is_told_without_what_it_said(command: str, words: str) -> None:
    with pytest.raises(SecretMissing) as caught:
        credentials_of(replace(ACCOUNT, password_command=command))

    assert str(caught.value) == words
    assert caught.value.__cause__ is None


def test_a_command_does_not_get_the_environment_s_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, WORDS)
    account = replace(ACCOUNT, token_command=f"sh -c 'echo \"[${{{PASSWORD_VARIABLE}:-}}]\"'")

    assert secret_of(account) == "[]"


def test_a_token_goes_before_a_password() -> None:
    credentials = credentials_of(replace(ACCOUNT, token_command="echo token", password_command="echo password"))  # noqa: S106

    assert credentials is not None
    assert (credentials.kind, credentials.secret.reveal()) == ("token", "token")


def test_a_password_of_the_environment_that_is_no_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "half-a-secret\udcfc")

    with pytest.raises(SecretMissing, match=r"^The password in OCTAVO_SMTP_PASSWORD is not in UTF-8\.$"):
        credentials_of(ACCOUNT)


@pytest.mark.parametrize("spoken", ["\0me@example.org\0hunter22", "user=me@example.org\1auth=Bearer hunter22\1\1"])
def test_a_login_that_a_server_repeats_as_it_came_is_not_in_its_answer(spoken: str) -> None:
    blob = b64encode(spoken.encode()).decode()
    credentials = Credentials("me@example.org", Secret("hunter22"))

    assert answer_of(501, f"5.5.4 what is {blob}".encode(), credentials.spoken).text == "5.5.4 what is …"
