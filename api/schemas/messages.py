"""What two people write to each other through the portal, without showing an address."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from .shape import Shape


class MessageIn(Schema):
    """A first message to a volunteer."""

    subject: str = Field(min_length=1, max_length=120, examples=["Vos transmissions à distance"])
    body: str = Field(min_length=1, max_length=4000, examples=["Bonjour, pouvez-vous nous dire comment vous faites ?"])


class AnswerIn(Schema):
    """An answer in a conversation."""

    body: str = Field(min_length=1, max_length=4000, examples=["Volontiers : demain à 14 h ?"])


class ConversationItem(Shape):
    """A conversation of mine; `with_whom` is empty once the other has left."""

    id: int = Field(examples=[7])
    subject: str = Field(examples=["Vos transmissions à distance"])
    with_whom: str = Field(examples=["Camille Martin"])
    establishment: str = Field(description="For whom it was begun", examples=["EHPAD des Tilleuls"])
    last_at: datetime
    is_unread: bool


class MessageOut(Shape):
    """One message; `author` is empty once they have left."""

    id: int = Field(examples=[31])
    conversation: int = Field(examples=[7])
    at: datetime
    author: str = Field(examples=["Camille Martin"])
    is_mine: bool
    body: str
    via: str = Field(description="site or mail", examples=["site"])


class ConversationOut(ConversationItem):
    """A conversation with what was said in it; opening it here marks nothing as read."""

    may_answer: bool
    is_refused: bool = Field(description="Whether I refuse what the other writes")
    messages: list[MessageOut]


class ReceivingOut(Schema):
    """Whether I can be written to through the portal, and the words that one agrees to."""

    receives: bool
    wording: str


class ReceivingIn(Schema):
    """Agreeing to be written to, having read the words; or taking it back."""

    receives: bool = Field(examples=[True])


class PhoneOut(Schema):
    """A telephone number: that it was shown is noted for its owner."""

    number: str = Field(examples=["0612345678"])


class PhoneReader(Shape):
    """Somebody who saw my number, for whom and when."""

    name: str = Field(description="Empty once they have left", examples=["Camille Martin"])
    establishment: str = Field(examples=["EHPAD des Tilleuls"])
    at: datetime
