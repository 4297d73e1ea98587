"""Compares what people were told with the timelines as the records have them."""

from people import Agent, Customer

NOTICES = {"QUEUED", "ACCEPTED", "TRANSFERRED", "PUT_BACK", "TRANSFER_FAILED", "SERVICE_ENDED", "RATED", "ENDED"}


class Verdict:
    def __init__(self):
        self.faults: list[str] = []
        self.messages = 0

    def expect(self, holds: bool, what: str) -> None:
        if not holds:
            self.faults.append(what)

    def conversation(self, record: dict, customer: Customer, agents: list[Agent]) -> None:
        truth = record["entries"]
        name = record["id"]
        self.expect([e["seq"] for e in truth] == list(range(1, len(truth) + 1)), f"{name}: the timeline has gaps")
        self.said(name, truth, customer.told)
        for agent in agents:
            self.said(name, truth, [done for done in agent.told if done["conversation"] == name])
        texts = [e["content"]["text"] for e in truth if e["kind"] == "MESSAGE" and e["from"] != "SYSTEM"]
        self.expect(len(texts) == len(set(texts)), f"{name}: something was said twice")
        self.customers_view(name, truth, customer)
        for agent in agents:
            if name in agent.timelines:
                self.agents_view(name, truth, agent)

    def said(self, name: str, truth: list[dict], told: list[dict]) -> None:
        """Each acknowledged text stands once, at the sequence that was told, in the order it was said."""
        says = [done for done in told if done["frame"]["op"] == "say"]
        for done in says:
            text = done["frame"]["content"]["text"]
            at = [e["seq"] for e in truth if e["kind"] == "MESSAGE" and e["content"].get("text") == text]
            self.expect(len(at) == 1, f"{name}: {text!r} was acknowledged and stands {len(at)} times")
            # What a flow answers stands behind it, under the same answer.
            self.expect(at == [] or at[0] <= done["seq"], f"{name}: {text!r} stands at {at}, told {done['seq']}")
        numbers = [done["seq"] for done in says]
        self.expect(numbers == sorted(numbers), f"{name}: acknowledged out of order: {numbers}")
        order = [done["frame"]["content"]["text"] for done in says]
        stands = [e["content"].get("text") for e in truth if e["kind"] == "MESSAGE"]
        self.expect([text for text in stands if text in set(order)] == order, f"{name}: texts stand in another order")
        self.messages += len(says)

    def customers_view(self, name: str, truth: list[dict], customer: Customer) -> None:
        seen = [(e["seq"], e["from"], e["content"]) for e in customer.timeline.entries if e["kind"] == "MESSAGE"]
        is_so = [(e["seq"], e["from"], e["content"]) for e in truth if e["kind"] == "MESSAGE"]
        self.expect(seen == is_so, f"{name}: the customer sees other messages")
        notices = [(e["seq"], e["notice"]) for e in customer.timeline.entries if e["kind"] == "NOTICE"]
        should = [(e["seq"], e["kind"]) for e in truth if e["kind"] in NOTICES]
        self.expect(notices == should, f"{name}: the customer sees {notices} and not {should}")

    def agents_view(self, name: str, truth: list[dict], agent: Agent) -> None:
        timeline = agent.timelines[name]
        seen = [plain(e) for e in timeline.entries]
        is_so = [plain(e) for e in truth if e["seq"] <= timeline.last]
        self.expect(seen == is_so, f"{name}: an agent sees another timeline up to {timeline.last}")


def plain(entry: dict) -> dict:
    """What every workspace sees alike."""
    return {field: value for field, value in entry.items() if field != "clientId"}
