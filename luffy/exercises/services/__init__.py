"""Keeping questions, doing exercises, practising what went wrong."""

from luffy.exercises.services.attempts import answer, hand_in, start
from luffy.exercises.services.bank import Draft, Written, write_question
from luffy.exercises.services.mistakes import practise

__all__ = ["Draft", "Written", "answer", "hand_in", "practise", "start", "write_question"]
