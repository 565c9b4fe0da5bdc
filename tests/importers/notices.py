"""Six notices in the shapes that real offices use, in invented words. What must come of them stands in `drafts/`."""

from tests.importers.papers import Says, numbered

ROWS = (
    Says("Decision notice", "title"),
    Says(
        look="table",
        rows=(
            ("Decision number", "PCC/D/2024/11"),
            ("Title", "Victim support services"),
            ("Date of decision", "14 March 2024"),
            ("Decision maker", "A. Example, Police and Crime Commissioner"),
            ("Exempt information", "No"),
            ("Summary", "The contract for victim support ends in June 2024."),
            ("Decision", "To extend the contract by one year at a cost of up to £240,000."),
            ("Reasons for decision", "A tender cannot be finished before the contract ends."),
            ("Financial implications", "The sum is in the budget for 2024/25."),
            ("Background papers", "Contract of 2021"),
            ("Ward", "All wards"),
        ),
    ),
)
MINUTES = (
    Says("Record of decision", "bold"),
    Says("Minute number: PCC/D/2023/04"),
    Says("Subject: Custody visiting scheme"),
    Says("Date of meeting: 3 May 2023"),
    Says("Purpose", "bold", "1."),
    Says("The scheme of independent custody visitors is reviewed every three years.", number="1.1"),
    Says("The review found that visits fell during 2022.", number="1.2"),
    Says("Discussion", "bold", "2."),
    Says("Members noted the report.", number="2.1"),
    Says("The following were asked for:", number="2.2"),
    Says("a plan for recruiting visitors", "point"),
    Says("a yearly report", "point"),
    Says("Costs would rise by approximately £12,500 a year.", number="2.3"),
    Says("RESOLVED"),
    Says("That the revised scheme be adopted from 1 June 2023."),
    Says("Signed: B. Sample"),
    Says("Police and Crime Commissioner"),
    Says("Date: 5/6/2023"),
)
LETTER = (
    Says("Office of the Police and Crime Commissioner"),
    Says("Our ref: PCC/D/2022/09"),
    Says("Date: 21 November 2022"),
    Says("Re: Grant to Example Youth Trust"),
    Says("Dear Mr Sample,"),
    Says("I have decided to award your trust a grant of £35,000 for the year 2022/23, to be paid in two parts."),
    Says("The grant must be spent on work with young people in the county by 31 March 2023."),
    Says("Yours sincerely,"),
    Says("Signed"),
    Says("C. Example"),
    Says("Police and Crime Commissioner"),
)
TABLES = (
    Says("Estates programme", "title"),
    Says("Ref: PCC/D/2025/21"),
    Says("Date of decision: 2 April 2025"),
    Says("Executive summary", "heading"),
    Says("The programme renews three police stations.", number="1.1."),
    Says("It costs £1.25m over two years, excluding VAT.", number="1.2."),
    Says("Proposal", "heading"),
    Says("To approve the programme."),
    numbered("2.", "Cost", "heading"),
    numbered("2.1.", "The cost falls in two years."),
    Says(
        look="table",
        rows=(
            ("Year", "Capital", "Revenue"),
            ("2025/26", "£750,000", "£20,000"),
            ("2026/27", "£500,000", "£25,000"),
        ),
    ),
    numbered("2.2.", "Two stations are shared with the fire service."),
    numbered("2.2.1.", "The share of the fire service is a third."),
    numbered("3.", "Next steps", "heading"),
    numbered("3.1.", "Work begins in June."),
    Says("Legal considerations", "heading"),
    Says("The Commissioner may make contracts under Schedule 1, paragraph 14."),
    Says("Approval of the Police and Crime Commissioner", "heading"),
    Says("I approve the proposal."),
    Says("Signed D. Sample Date 3 April 2025"),
    Says("Part 2 – exempt: commercial", "heading"),
    Says("The lowest bid was £1,118,400 from Quillstone Builders."),
    Says("Risks", "heading"),
    Says("Quillstone Builders may withdraw."),
)
SPLIT = (
    Says("RECORD OF DECISION"),
    Says(look="table", rows=(("Reference", "PCC/D", "2021", "07"), ("Title", "Shared dog unit", "", ""))),
    Says("Background", "bold", "2."),
    Says("Two forces have a dog unit each.", number="2.1"),
    Says("A shared unit was tried in 2020.", number="2.2"),
    Says("It saved [[commercial: money]] in both forces, namely:", number="2.4"),
    Says("vehicles;", number="(a)"),
    Says("kennels.", number="(b)"),
    Says("Proposal", "bold"),
    Says("To keep the shared unit."),
    Says("OFFICER APPROVAL"),
    Says("Chief Executive"),
    Says("Signature ........ E. Example Date 9th July 2021"),
)
# The shape of a real Record of Decision, in other words: bullets before numbers in places, one number without, a bold
# block of approval, a signature line with dots.
TWIN = """

RECORD OF DECISION

TITLE: Radio Network Replacement
Ref: PCC/D/2019/03

EXECUTIVE SUMMARY

- 1.1. The control room asks for more money after a delay of nine months.
- 1.2. The handset project (HP). gives every officer a new radio.
- 1.3. Midshire's share of what is still needed amounts to £3.275m over 2 years.

PROPOSAL

This proposal is to approve £3.275m over two years to fund Midshire's share of the three projects.

**APPROVAL OF
Midshire Police and Crime Commissioner**

I hereby approve the above proposal.

Signed



PART 1 – NON-CONFIDENTIAL/EXEMPT FACTS AND FIGURES

SUPPORTING REPORT

2. Background

- 2.1. The control room asks for more money after a delay of nine months.
- 2.2. In November 2018 both commissioners paid for the work until January 2019.

3. HP

- 3.1. The handsets in use are old, and over 3,000 of them fail each year.
- 3.2. There is no other way (as opposed to a new network.

3.3. If both forces wish to keep their handsets, new batteries are needed.

4. Risks

4.1. Two risks are shared.

4.1.1. The department may be too small.

4.1.2. The masts may not be ready.

4.2. Further risks are set out in the Part 2 report

FINANCIAL COMMENTS

The revenue costs in 2018/19 are met from the underspend.. Full detail is set out in the Part 2 report.

LEGAL CONSIDERATIONS

By virtue of schedule 11, paragraph 14 the Commissioner may enter into contracts (including for land).

PUBLIC ACCESS TO INFORMATION

Part 1 of this form will be made available on the website.

OFFICER APPROVAL

Chief Executive Officer

Signature .. *F. G. Sample* Date 24th January 2019
"""
NOTICES = {"rows": ROWS, "minutes": MINUTES, "letter": LETTER, "tables": TABLES, "split": SPLIT}
