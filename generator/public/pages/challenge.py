"""How to challenge one withholding: words that a reader can send as they are, and whom to turn to next.

Comes in: a decision, a ground of it and the office. Goes out: a folded block below the ground on the decision's page.
"""

from urllib.parse import quote

from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision, PublishedGround
from generator.public.office import PublishedRegister
from generator.public.pages.boxes import items
from generator.public.pages.prose import inline, item, literal
from generator.public.spoken import cite
from generator.public.wording import say
from generator.vocabulary.choices import OfficeKind

_ICO = "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/"


def challenge(decision: PublishedDecision, ground: PublishedGround, register: PublishedRegister) -> str:
    """The block, with an anchor of its own to which lists can lead."""
    asked = [
        _letter(say("Ask for it: a freedom of information request"), _request(decision, ground, register), register),
        _letter(say("Or ask for an internal review"), _review(decision, ground, register), register),
    ]
    opening = f'<details class="challenge web-only" id="challenge-{ground.name}" markdown="1">'
    summary = f"<summary>{say('Challenge this')}</summary>"
    return "\n\n".join(
        [opening, summary, *asked, say("If you are not satisfied:"), items(_next(register)), "</details>"]
    )


def _letter(heading: str, text: str, register: PublishedRegister) -> str:
    """A text to copy, and a link that opens it as an e-mail."""
    email = register.office.contact.foi_email or register.office.contact.email
    subject, _, body = text.partition("\n")
    link = f"mailto:{email}?subject={quote(subject)}&body={quote(body.strip())}"
    lines = "\n".join(f"> {item(line)}  " if line else ">" for line in body.strip().split("\n"))
    sent = say("[Open it as an e-mail]({link}) to {email}.", link=link, email=literal(email))
    return f"**{heading}**\n\n{lines}\n\n{sent}"


def _request(decision: PublishedDecision, ground: PublishedGround, register: PublishedRegister) -> str:
    return say(
        "Request for information: {reference}\nPlease send me the information that is withheld from decision "
        "{reference} ({title}) on the ground of {law}.\n\nIf you still withhold any of it, please tell me on "
        "which exemption, how the public interest was weighed, and which parts can be released.{page}",
        reference=decision.reference,
        title=decision.title,
        law=cite(ground.regime, ground.section),
        page=_page(decision, register),
    )


def _review(decision: PublishedDecision, ground: PublishedGround, register: PublishedRegister) -> str:
    return say(
        "Request for an internal review: {reference}\nPlease review the decision to withhold information from decision "
        "{reference} ({title}) on the ground of {law}.\n\nThe register gives this reason: {reason}\n\nI ask you to "
        "consider afresh whether the ground still applies and where the public interest lies.{page}",
        reference=decision.reference,
        title=decision.title,
        law=cite(ground.regime, ground.section),
        reason=" ".join(ground.reason.split()),
        page=_page(decision, register),
    )


def _page(decision: PublishedDecision, register: PublishedRegister) -> str:
    return f"\n\n{register.site_url}{decision_path(decision)}/" if register.site_url else ""


def _next(register: PublishedRegister) -> list[str]:
    lines = [say("Complain to the [Information Commissioner's Office]({address}), which is independent.", address=_ICO)]
    if register.office.kind in (OfficeKind.PCC, OfficeKind.PFCC):
        name = inline(register.office.name)
        lines.append(
            say("Write to the police and crime panel, which holds {office} to account in public.", office=name)
        )
    lines.append(say("[What the grounds mean and how long an answer takes]({page})", page="../../grounds.md"))
    return lines
