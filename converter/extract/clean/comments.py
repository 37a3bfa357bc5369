"""What readers wrote below the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import any_of, names, one_of, phrases, starting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_TOKENS: Final = names("""
    commentlist comment-list comment-form comment-respond comment-count comments-area comments-section comments-link commentform
    disqus livefyre respond pinglist trackbacks fb-comments add-comment webmentions
""")
_VAGUE_TOKENS: Final = names(
    "comments comment-box comment-wrapper comments-wrapper kommentare commentaires comentarios"
)
"""Names of what readers wrote, which in a forum or below a product is what the page is about."""
_HEADINGS: Final = phrases("""
    comments | comment | leave a reply | leave a comment | leave a reply cancel reply | post a comment | add a comment | add comment
    write a comment | join the conversation | join the discussion | what do you think | your thoughts | discussion | reader comments
    readers' comments | leave a response | leave us a comment | submit a comment | cancel reply | 0 comments | no comments | no comments yet
    comments are closed | comments (0) | view comments | show comments | load comments | have your say | responses | replies | view comments
    leave feedback | share your thoughts | trackbacks | pingbacks | trackbacks/pingbacks | reply | log in to comment | be the first to comment
    your email address will not be published | your comment | to leave a comment | recommended comments | reader interactions
    kommentare | kommentar | kommentar schreiben | kommentar hinterlassen | schreibe einen kommentar | schreiben sie einen kommentar
    diskussion | kommentar verfassen | commentaires | commentaire | laisser un commentaire | ajouter un commentaire | réagir | comentarios
    deja un comentario | deja una respuesta | dejar un comentario | comentar | commenti | lascia un commento | commenta
    comentários | comentário | deixe um comentário | deixe uma resposta | reacties | reageer | geef een reactie | laat een reactie achter
    plaats een reactie | komentarze | dodaj komentarz | skomentuj | zostaw komentarz | комментарии | комментарий
    добавить комментарий | оставить комментарий | обсуждение | 评论 | 发表评论 | 发表回复 | 留言 | 评论列表 | コメント
    コメントを残す | コメントする | コメントを書く | 댓글 | 댓글 남기기
""")
_COUNTED: Final = starting(
    r"(?:\(?\d{1,5}\)?\s(?:comments?|responses?|replies|thoughts|kommentare?|commentaires?|comentarios?|commenti|comentários?|reacties|komentarz[ye]?|комментари\w{1,3})\b|"
    r"(?:comments|kommentare|commentaires|comentarios|commenti|reacties)\s?[:(]\s?\(?\d{0,5}\)?|(?:one|two|three|\d{1,4})\s(?:thoughts?|responses?|replies)\s(?:on|to)\b|"
    r"(?:leave|post|write|add|submit)\s(?:a|us\sa|your)\s(?:comment|reply|response)|you\smust\s(?:be\slogged|log)\s?in\sto|your\se-?mail\s(?:address\s)?will\snot\sbe\spublished|"
    r"log\sin\s(?:or\s\w{1,10}\s)?to\s(?:comment|reply|leave|post)|save\smy\sname,\semail|required\sfields\sare\smarked|deine\se-mail-adresse\swird\snicht|"
    r"this\ssite\suses\sakismet)",
    200,
)
_PROSE_BEFORE: Final = 0.25
"""A box of comments stands after this much of the article: what comes before may be a forum's first post."""


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in (*anatomy.with_tokens(_TOKENS), *anatomy.boxes_named(_VAGUE_TOKENS)):
        if part.taken:
            continue
        if part is not anatomy.root and part.name not in {"a", "body", "main", "h1"} and _is_below(anatomy, part):
            yield anatomy.take_out(part, "comments")
    for part in anatomy.labels():
        if (
            part is not anatomy.root
            and part.link_share == 1
            and part.name in {"a", "p", "span", "li"}
            and _COUNTED(part.text)
        ):
            yield anatomy.take_out(part, "comments")


def _is_below(anatomy: Anatomy, part: Part) -> bool:
    """Return whether a box is small, or stands below an article that can do without it."""
    if anatomy.is_box(part, most_characters=200):
        return True
    return anatomy.progress(part) >= _PROSE_BEFORE and part.prose <= anatomy.root.prose * 0.8


RULE = Rule(
    "comments",
    "readers' comments and the form for them",
    _take,
    is_clutter=any_of(one_of(_HEADINGS), _COUNTED),
    heads_clutter=any_of(one_of(_HEADINGS - phrases("reply | comment | discussion | responses | replies")), _COUNTED),
)
