"""The phrase material that all records of Midshire share: people, places and the usual sentences.

Pure data. Nothing here is exempt: exempt words are coined in `exempt.py` and share none of these phrases.
"""

from datetime import date

HOLDERS = (
    (date(2012, 11, 22), "Margaret Ashdown-Pike"),
    (date(2016, 5, 12), "Gareth Lowenby"),
    (date(2021, 5, 13), "Priya Thornacre"),
    (date(2024, 5, 9), "Tobias Wrenfield"),
)
CHIEF_EXECUTIVES = ((date(2012, 11, 22), "Helen Marlowby"), (date(2019, 4, 1), "Zoë Ó Briain"))
TREASURERS = ((date(2012, 11, 22), "Desmond Quaylesby"), (date(2018, 1, 8), "José Núñez"))
AUTHORS = {
    "Head of Estates": "Łukasz Wierzbin",
    "Head of Commissioning": "Amara Oduyale-Finch",
    "Policy Officer": "Rhiannon Castlebury",
    "Head of Procurement": "Owen Thistlewick",
    "Programme Manager": "Farida Nooranwala",
}
PLACES = (
    "Elmcote",
    "Harrowbridge",
    "Stoke Averil",
    "Wenlow",
    "Market Tarrant",
    "Cold Ashbury",
    "Pellingham",
    "Thornacre Vale",
    "Upper Sallow",
    "Dunmarsh",
    "Kingsferry",
    "Oakhampton St Mary",
)
COMMON_SECTIONS = (
    (
        "Options considered",
        (
            "To carry on as now was considered and set aside, for the reasons given above.",
            "A shorter arrangement would cost more for each year and give less certainty.",
        ),
    ),
    (
        "Consultation",
        (
            "The Chief Constable was consulted and supports the proposal.",
            "The staff associations were given the draft and raised nothing further.",
        ),
    ),
    (
        "Next steps",
        (
            "Officers will put the decision into effect within eight weeks.",
            "A review after twelve months will go to the Governance Board.",
        ),
    ),
)
NESTED = (
    "The first year counts as a trial.",
    "Progress is reported to the quarterly performance meeting.",
    "Any saving above the estimate returns to reserves.",
    "Staff in {place} have been told.",
    "The measure is the one used in the previous report.",
    "No other district is affected.",
)
FILLER = (
    "The figures were taken from the ledger at the end of month {n} and agreed with the budget holder.",
    "Of {n} replies, most came from people who live or work within ten miles of {place}.",
    "The working group met {n} times, and its notes are kept by the programme office.",
    "Neighbouring forces were asked for their experience, and {n} answered.",
    "A further {n} days of training were arranged, at no extra cost.",
    "The risk was scored {n} before mitigation and is expected to fall by half.",
    "Where a date has slipped, the cause was the supply of parts and not the plan itself.",
    "The Governance Board asked for more detail, which this paragraph gives.",
    "Travel to {place} by public transport takes about {n} minutes from most of the county.",
    "The equality impact assessment was brought up to date in week {n}.",
    "Volunteers gave {n} hours, a figure that has grown each year since the scheme began.",
    "A lessons-learned session is planned once the work has been in place for {n} weeks.",
)
CONSIDERATIONS = {
    "financial": (
        "Provision is made in the approved budget and the medium-term financial plan.",
        "The cost falls in {fy} and is within the sum set aside; nothing is added to the base budget.",
    ),
    "legal": (
        "Schedule 1 paragraph 14 of the Police Reform and Social Responsibility Act 2011 gives the power.",
        "The contract standing orders have been followed.",
    ),
    "equality": (
        "An equality impact assessment was carried out: no group is worse off.",
        "Access for disabled visitors to {place} improves.",
    ),
    "human_rights": ("No interference with a Convention right was identified.",),
    "risk": ("The main risk is delay, and a contingency has been allowed for it.",),
    "environment": ("The proposal should lower emissions slightly.", "No material effect was found."),
    "public_access": ("Part 1 of this report is public and appears in the register.",),
}
EDITORIAL_NOTES = (
    "The signed paper is the authority; this page restates it.",
    "The record was moved here from an earlier site in 2021 and the wording was not changed.",
    "The report names a table that was not attached to the signed copy.",
)
STATUS_NOTES = {
    "deferred": "Put off until the figures for the second half of the year are known.",
    "withdrawn": "Withdrawn by the author before it was considered, because the need had passed.",
    "void": "The number was given out in error and no decision was taken under it.",
}
CHANGE_NOTES = (
    ("correction", "Corrected a misspelt place name in the report."),
    ("update", "Added the topic words, to make the record easier to find."),
    ("correction", "Corrected the financial year in the title."),
    ("update", "Added the background papers."),
)
