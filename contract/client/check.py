"""A second client, written from contract/ alone, talks while the server is killed; then everything is compared.

    check.py PROGRAM [KILLS=2] [CUSTOMERS=9] [AGENTS=2] [SEED=1]
"""

import asyncio
import random
import sys
import time

from desk import Desk
from line import Line
from people import Agent, Customer, texts
from product import Product
from verdict import Verdict

MESSAGES_AT_LEAST = 12
GONE = "(served by somebody else)"


class Check:
    def __init__(self, product: Product, desk: Desk, seed: int):
        self.product = product
        self.desk = desk
        self.random = random.Random(seed)
        self.killed = asyncio.Event()
        self.over = asyncio.Event()
        self.transferred: set[str] = set()
        self.customers: list[Customer] = []

    # The customers.

    async def visit(self, number: int) -> None:
        customer = Customer(self.desk.address, self.desk.channel_key)
        await customer.enter()
        self.customers.append(customer)
        customer.start()
        await customer.until(lambda: customer.timeline.state and customer.timeline.state["keywords"], "a question")
        await customer.say("1")
        await customer.until(lambda: customer.phase == "SERVED", "an agent")
        said = 0
        while said < MESSAGES_AT_LEAST or not self.killed.is_set():
            # Several at once, as somebody types ahead of a slow network.
            several = self.random.randint(1, 3)
            await asyncio.gather(*(customer.say(f"{number}-{said + i}") for i in range(several)))
            said += several
            await asyncio.sleep(self.random.uniform(0.02, 0.3))
        await customer.until(lambda: f"re {number}-{said - 1}" in texts(customer.timeline), "the last answer")
        await customer.say(f"{number}-bye")
        await customer.until(lambda: customer.phase == "ENDED" and customer.timeline.state["canRate"], "the end")
        await customer.rate(5, "thank you")
        await customer.until(lambda: customer.timeline.state["rated"], "the rating")

    # The agents.

    async def work(self, agent: Agent) -> None:
        agent.start()
        await agent.go_online()
        hands: dict[str, asyncio.Task] = {}
        while not self.over.is_set() or agent.desk["tasks"]:
            for task in list(agent.desk["tasks"]):
                name = f"{task['conversation']} {task['state']} {task['since']}"
                if name not in hands:
                    hands[name] = asyncio.create_task(self.handle(agent, task))
            for hand in [hand for hand in hands.values() if hand.done()]:
                hand.result()
            await asyncio.sleep(0.02)
        await asyncio.gather(*hands.values())
        await agent.go_offline()
        await agent.until(lambda: agent.desk["presence"] == "OFFLINE", "the end of work")

    async def handle(self, agent: Agent, task: dict) -> None:
        if task["state"] == "OFFERED":
            await agent.accept(task)
        elif task["state"] == "SERVED":
            await self.serve(agent, task["conversation"])
        else:
            await agent.finish(task["conversation"])

    async def serve(self, agent: Agent, conversation: str) -> None:
        timeline = agent.timeline(conversation)

        def next_question() -> str | None:
            return self.unanswered(timeline) if agent.serves(conversation) else GONE

        while True:
            question = await agent.until(next_question, f"a question in {conversation}")
            if question == GONE:
                return
            await agent.say(conversation, f"re {question}")
            await agent.until(lambda: f"re {question}" in texts(timeline), "the own answer")
            if question.endswith("bye"):
                await agent.end(conversation)
                return
            if self.hands_over(conversation):
                await self.hand_over(agent, conversation)
                return

    @staticmethod
    def unanswered(timeline) -> str | None:
        said = texts(timeline)
        questions = [e["content"]["text"] for e in timeline.entries if e["kind"] == "MESSAGE" and e["from"] == "CUSTOMER"]
        return next((text for text in questions if "-" in text and f"re {text}" not in said), None)

    def hands_over(self, conversation: str) -> bool:
        """Every second conversation is handed on once."""
        new = conversation not in self.transferred
        self.transferred.add(conversation)
        return new and len(self.transferred) % 2 == 0

    async def hand_over(self, agent: Agent, conversation: str) -> None:
        others = [other for other in self.desk.agents if other is not agent]
        to = self.desk.ids[self.random.choice(others)]
        await agent.transfer(conversation, self.desk.group, to, "please go on")

    # The kills.

    async def kill(self, kills: int) -> None:
        for number in range(1, kills + 1):
            await self.talk_flows()
            await asyncio.sleep(self.random.uniform(0.1, 1.5))
            began = time.monotonic()
            await self.product.kill()
            await self.product.start()
            print(f"kill {number}: ready after {time.monotonic() - began:.1f} s", flush=True)
        await self.talk_flows()
        self.killed.set()

    async def talk_flows(self) -> None:
        """Until some more has been said since now, by both sides."""
        people = [self.customers, self.desk.agents]
        before = [acknowledged(side) for side in people]
        while not all(acknowledged(side) >= was + 10 for side, was in zip(people, before)):
            await asyncio.sleep(0.05)

    @staticmethod
    async def first_of(visits: asyncio.Future, others: list[asyncio.Task]) -> None:
        """Until all visits are over, or something went wrong elsewhere."""
        waiting = {visits, *others}
        while visits in waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for ended in done:
                ended.result()

    async def run(self, kills: int, customers: int) -> Verdict:
        agents = [asyncio.create_task(self.work(agent)) for agent in self.desk.agents]
        killing = asyncio.create_task(self.kill(kills))
        visits = asyncio.gather(*(self.visit(number) for number in range(customers)))
        await self.first_of(visits, [*agents, killing])
        self.over.set()
        await asyncio.gather(killing, visits, *agents)
        verdict = Verdict()
        for customer in self.customers:
            record = await self.desk.administrator.get(f"/api/records/{customer.conversation}")
            verdict.conversation(record, customer, self.desk.agents)
        return verdict


def acknowledged(people: list[Line]) -> int:
    return sum(len(person.told) for person in people)


def arguments(given: list[str]) -> dict[str, int]:
    known = {"KILLS": 2, "CUSTOMERS": 9, "AGENTS": 2, "SEED": 1}
    for word in given:
        name, _, value = word.partition("=")
        if name not in known:
            sys.exit(__doc__)
        known[name] = int(value)
    return known


async def main() -> int:
    asked = arguments(sys.argv[2:])
    product = Product(sys.argv[1])
    began = time.monotonic()
    holds = False
    try:
        await product.start()
        desk = await Desk.set_up(product.address, product.one_time_password(), asked["AGENTS"])
        check = Check(product, desk, asked["SEED"])
        verdict = await check.run(asked["KILLS"], asked["CUSTOMERS"])
        holds = not verdict.faults
        print("\n".join(verdict.faults[:20]))
        print(
            f"the second client {'holds' if holds else 'FAILED'}: {len(check.customers)} conversations,"
            f" {verdict.messages} acknowledged messages, {asked['KILLS']} kills, {time.monotonic() - began:.0f} s"
        )
    finally:
        await product.stop()
        if holds:
            product.remove()
        else:
            print(f"the log is {product.log}", file=sys.stderr)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
