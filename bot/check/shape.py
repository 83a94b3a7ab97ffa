"""What the chat model's explanation must look like; read only where there is a model."""

from pydantic import BaseModel, Field


class Remark(BaseModel):
    """One sentence of the note."""

    text: str = Field(description="The sentence, in the language named.")
    restates: list[int] = Field(description="Numbers of the sentences it restates.")


class Place(BaseModel):
    """Words of the profile that may be worth a look."""

    quote: str = Field(description="3 to 40 words of the profile, letter for letter.")
    signal: str = Field(description="Id of the sign that fits, or other.")


class Explained(BaseModel):
    """What the model adds to a check."""

    note: list[Remark]
    suggestions: list[Place]
