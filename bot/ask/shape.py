"""What the chat model's answers must look like; read only where there is a model."""

from pydantic import BaseModel, Field


class Line(BaseModel):
    """One sentence of an answer."""

    text: str = Field(description="The sentence, in the language named.")
    english: str = Field(description="The same sentence in English.")
    passages: list[int] = Field(description="Numbers of the passages it restates.")


class Written(BaseModel):
    """An answer in the model's words."""

    sentences: list[Line]


class Helped(BaseModel):
    """A question that stands by itself."""

    question: str = Field(description="The question in English, understood by itself.")
