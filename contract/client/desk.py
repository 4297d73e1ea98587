"""Sets a desk up over REST: a skill group with agents, a published flow, a website."""

import secrets
from dataclasses import dataclass

from people import Agent
from rest import Rest, sign_in

CAP = 3
ADMINISTRATOR = "000001"


def password() -> str:
    return "a1!" + secrets.token_hex(6)


def graph(group: str) -> dict:
    """Greets, asks, and hands over to an agent of the group."""
    modules = [
        {"id": "start", "kind": "START", "label": "Start"},
        {"id": "hello", "kind": "SEND_MESSAGE", "label": "Greeting", "text": "Hello!"},
        {
            "id": "ask",
            "kind": "BRANCH",
            "label": "Question",
            "prompt": "1: a person",
            "wrongAnswerText": "Please answer 1.",
            "rows": [{"keyword": "1", "branch": "person"}],
        },
        {
            "id": "person",
            "kind": "TRANSFER_TO_AGENT",
            "label": "Person",
            "skillGroupId": group,
            "queueText": "${WaitNo} before you.",
            "failureText": "Nobody is here.",
            "successText": "${StaffNo} serves you.",
        },
        {
            "id": "end",
            "kind": "END",
            "label": "End",
            "silenceSeconds": 3600,
            "silenceText": "You have been silent.",
            "agentEndedText": "Goodbye!",
        },
    ]
    wires = [
        {"from": "start", "exit": "next", "to": "hello"},
        {"from": "hello", "exit": "next", "to": "ask"},
        {"from": "ask", "exit": "branch:person", "to": "person"},
        {"from": "person", "exit": "next", "to": "end"},
    ]
    return {"modules": modules, "wires": wires}


@dataclass
class Desk:
    address: str
    administrator: Rest
    group: str
    channel_key: str
    agents: list[Agent]
    ids: dict[Agent, str]

    @staticmethod
    async def set_up(address: str, one_time: str, agents: int) -> "Desk":
        admin = await sign_in(address, ADMINISTRATOR, one_time, password())
        group = await admin.post("/api/skill-groups", {"mode": "ONLINE", "name": "Help", "cap": CAP})
        flow = await admin.post("/api/flows", {"mode": "ONLINE", "name": "Help"})
        draft = {"graph": graph(group["id"]), "name": "Help", "revision": flow["draftRevision"]}
        saved = await admin.call("PUT", f"/api/flows/{flow['id']}/draft", draft)
        await admin.post(f"/api/flows/{flow['id']}/publish", {"revision": saved["revision"]})
        site = await admin.post("/api/channels/websites", {"mode": "ONLINE", "name": "Shop", "origins": []})
        await admin.post(f"/api/channels/{site['id']}/flows", {"flowId": flow["id"]})
        desk = Desk(address, admin, group["id"], site["key"], [], {})
        for number in range(agents):
            await desk.hire(f"1{number:05d}")
        return desk

    async def hire(self, number: str) -> None:
        request = {
            "number": number,
            "name": f"Agent {number}",
            "email": f"{number}@example.test",
            "role": "AGENT",
            "groupIds": [self.group],
        }
        added = await self.administrator.post("/api/staff", request)
        rest = await sign_in(self.address, number, added["oneTimePassword"], password())
        agent = Agent(self.address, rest)
        self.agents.append(agent)
        self.ids[agent] = added["staff"]["id"]
