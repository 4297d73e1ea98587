"""A customer and an agent: what realtime.md says of each of the two sockets."""

import uuid

from line import Line, Refused, Timeline
from rest import Rest


def socket_address(address: str, path: str) -> str:
    return address.replace("http", "ws", 1) + path


def texts(timeline: Timeline) -> list[str]:
    """The texts of a timeline, whoever said them."""
    return [entry["content"]["text"] for entry in timeline.entries if entry["kind"] == "MESSAGE"]


class Customer(Line):
    """The page of a customer; follows one conversation."""

    def __init__(self, address: str, channel_key: str):
        super().__init__(socket_address(address, "/ws/customer"))
        self.rest = Rest(address)
        self.channel_key = channel_key
        self.conversation = ""
        self.timeline = Timeline()

    async def enter(self) -> None:
        entry = {"channelKey": self.channel_key}
        if self.rest.token is not None:
            entry["token"] = self.rest.token
        entered = await self.rest.post("/api/customer/enter", entry)
        self.rest.token = entered["token"]
        if entered["conversationId"] != self.conversation:
            self.conversation = entered["conversationId"]
            self.timeline = Timeline()

    async def sign_in_again(self) -> None:
        await self.enter()

    def hello(self) -> dict:
        return {
            "op": "hello",
            "token": self.rest.token,
            "conversation": self.conversation,
            "after": self.timeline.last,
        }

    def forget(self) -> None:
        self.timeline = Timeline()

    async def heard(self, event: dict) -> None:
        if event["kind"] in ("welcome", "entries"):
            await self.take_range(self.conversation, self.timeline, event)

    @property
    def phase(self) -> str:
        return "" if self.timeline.state is None else self.timeline.state["phase"]

    async def say(self, text: str) -> dict:
        return await self.act("say", self.conversation, content={"kind": "TEXT", "text": text})

    async def rate(self, score: int, comment: str = "") -> dict:
        return await self.act("rate", self.conversation, score=score, comment=comment)

    async def leave(self) -> dict:
        return await self.act("leave", self.conversation)


class Agent(Line):
    """The workspace of an agent; follows all conversations in the agent's hands."""

    def __init__(self, address: str, rest: Rest):
        super().__init__(socket_address(address, "/ws/workspace"))
        self.rest = rest
        self.window = str(uuid.uuid4())
        self.desk: dict = {"version": -1, "tasks": []}
        self.timelines: dict[str, Timeline] = {}

    def headers(self) -> dict[str, str]:
        return {"Cookie": self.rest.cookie_header()}

    def hello(self) -> dict:
        return {
            "op": "hello",
            "window": self.window,
            # A person has opened this window once; whatever comes later is a reconnection.
            "take": self.welcomes == 0,
            "after": {task["conversation"]: self.timeline(task["conversation"]).last for task in self.desk["tasks"]},
        }

    def forget(self) -> None:
        self.desk = {"version": -1, "tasks": []}
        self.timelines = {}

    async def heard(self, event: dict) -> None:
        kind = event["kind"]
        if kind == "welcome":
            for timeline in event["timelines"]:
                await self.heard(timeline)
        elif kind == "entries":
            await self.take_range(event["conversation"], self.timeline(event["conversation"]), event)
        if kind in ("welcome", "desk") and event["desk"]["version"] > self.desk["version"]:
            self.desk = event["desk"]

    def timeline(self, conversation: str) -> Timeline:
        return self.timelines.setdefault(conversation, Timeline())

    def tasks(self, state: str) -> list[dict]:
        return [task for task in self.desk["tasks"] if task["state"] == state]

    def serves(self, conversation: str) -> bool:
        return any(task["conversation"] == conversation for task in self.tasks("SERVED"))

    async def go_online(self) -> None:
        await self.ask("presence", choose="IDLE")

    async def go_offline(self) -> None:
        await self.ask("presence", choose="OFFLINE")

    async def accept(self, task: dict) -> bool:
        """False when the offer has gone to somebody else, or nowhere, meanwhile."""
        try:
            await self.act("accept", task["conversation"], offer=task["offer"]["id"])
            return True
        except Refused as refused:
            if refused.code in ("conversation.offer-gone", "conversation.ended"):
                return False
            raise

    async def say(self, conversation: str, text: str) -> dict:
        return await self.act("say", conversation, content={"kind": "TEXT", "text": text})

    async def transfer(self, conversation: str, group: str, to: str, note: str) -> dict:
        return await self.act("transfer", conversation, groupId=group, to=to, note=note)

    async def end(self, conversation: str) -> dict:
        return await self.act("end", conversation)

    async def finish(self, conversation: str) -> dict:
        return await self.act("finish", conversation)
