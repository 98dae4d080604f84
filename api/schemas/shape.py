"""What answers are made of."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A shape filled from a mapping or an object, by pydantic alone.

    Ninja's own `Schema` puts a getter of Django's between each value and its field, for methods that compute one
    (`resolve_…`). A list of twenty people has 320 of them, which was most of what the list cost.
    """

    model_config = ConfigDict(from_attributes=True)
