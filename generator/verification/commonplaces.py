"""Names and phrases that the papers of every office share: that a Part 2 has them too says nothing of it.

They count like words that stand openly in some other record: looked for on the pages of their own record, where they
may be just what is withheld, and nowhere else. Whoever runs into a new one that anybody would call common adds it here.
"""

COMMON = """
Police and Crime Commissioner; Deputy Police and Crime Commissioner; Police, Fire and Crime Commissioner; Office of
the Police and Crime Commissioner; Mayor; Deputy Mayor for Policing and Crime; Police and Crime Panel; Police and
Crime Plan; Chief Constable; Deputy Chief Constable; Assistant Chief Constable; Temporary Chief Constable; Chief
Executive; Deputy Chief Executive; Chief Executive Officer; Chief Finance Officer; Chief Officer; Chief Officers;
Treasurer; Monitoring Officer; Section 151 Officer; Head of Legal Services; Head of Procurement; Head of Estates;
Head of Finance; Director of Resources; Data Protection Officer; Senior Responsible Owner; Project Board; Programme
Board; Governance Board; Strategic Board; Joint Audit Committee; Audit and Standards Committee; Executive Board;
Force Executive

Home Secretary; Home Office; Ministry of Justice; HM Treasury; HM Government; Crown Prosecution Service; Crown
Commercial Service; National Crime Agency; National Audit Office; National Police Chiefs' Council; Association of
Police and Crime Commissioners; College of Policing; Information Commissioner; Information Commissioner's Office;
Independent Office for Police Conduct; Her Majesty's Inspectorate of Constabulary; His Majesty's Inspectorate of
Constabulary and Fire and Rescue Services; Health and Safety Executive; Competition and Markets Authority; Victims'
Commissioner; Police Federation; Police Staff Council; Police Digital Service; Blue Light Commercial; National
Health Service; Fire and Rescue Authority; Fire and Rescue Service; County Council; Borough Council; City Council;
District Council; Unitary Authority; Local Government Association; Community Safety Partnership; Criminal Justice
Board; Official Journal; Find a Tender; Contracts Finder; Open Government Licence; United Kingdom; Great Britain;
England and Wales; Northern Ireland; Welsh Government; European Union

Avon and Somerset Police; Bedfordshire Police; British Transport Police; Cambridgeshire Constabulary; Cheshire
Police; City of London Police; Civil Nuclear Constabulary; Cleveland Police; Cumbria Police; Derbyshire Police;
Devon and Cornwall Police; Dorset Police; Durham Constabulary; Dyfed-Powys Police; Essex Police; Gloucestershire
Constabulary; Greater Manchester Police; Gwent Police; Hampshire and Isle of Wight Constabulary; Hertfordshire
Constabulary; Humberside Police; Kent Police; Lancashire Police; Leicestershire Police; Lincolnshire Police;
Merseyside Police; Metropolitan Police; Ministry of Defence Police; Norfolk Constabulary; North Wales Police; North
Yorkshire Police; Northamptonshire Police; Northumbria Police; Nottinghamshire Police; Police Scotland; South Wales
Police; South Yorkshire Police; Staffordshire Police; Suffolk Constabulary; Surrey Police; Sussex Police; Thames
Valley Police; Warwickshire Police; West Mercia Police; West Midlands Police; West Yorkshire Police; Wiltshire
Police

Freedom of Information Act 2000; Environmental Information Regulations 2004; Data Protection Act 2018; UK General
Data Protection Regulation; Police Reform and Social Responsibility Act 2011; Police Act 1996; Policing and Crime
Act 2017; Police and Criminal Evidence Act 1984; Crime and Disorder Act 1998; Criminal Justice Act 2003; Local
Government Act 1972; Local Government Act 1999; Local Government Act 2003; Local Government Finance Act 1992; Local
Audit and Accountability Act 2014; Localism Act 2011; Equality Act 2010; Human Rights Act 1998; Public Contracts
Regulations 2015; Procurement Act 2023; Public Services (Social Value) Act 2012; Domestic Abuse Act 2021; Modern
Slavery Act 2015; Elected Local Policing Bodies (Specified Information) Order 2011; Policing Protocol Order 2011;
European Convention on Human Rights; Public Sector Equality Duty; Financial Regulations; Contract Standing Orders;
Scheme of Governance; Scheme of Consent; Scheme of Delegation; Code of Corporate Governance; Code of Conduct; Code
of Practice; Treasury Management Strategy; Medium Term Financial Plan; Medium-Term Financial Strategy; Medium Term
Capital Programme; Capital Programme; Capital Strategy; Reserves Strategy; Estates Strategy; Annual Report;
Statement of Accounts; Strategic Policing Requirement; Victims' Code; Equality Impact Assessment; Data Protection
Impact Assessment; Environmental Impact Assessment; Value for Money

Executive summary; Introduction; Introduction and background; Background; Purpose of the report; Purpose of report;
Recommendation; Recommendations; Decision required; Decision requested; Proposal; Options; Options considered;
Options appraisal; Alternative options; Preferred option; Reasons for the decision; Reasons for recommendation;
Consultation; Communications; Engagement; Evaluation; Tender evaluation; Procurement; Procurement process;
Procurement route; Contract award; Award of contract; Tender scores; Tender report; Evaluation report; Scoring;
Letter; Minutes; Note; Notes; Report; Part 2 report; Appendix A; Appendix B; Appendix C; Appendix 1; Appendix 2;
Appendix 3; Annex A; Annex B; Business case; Outline business case; Full business case; Financial implications;
Financial comments; Financial considerations; Legal implications; Legal comments; Legal considerations; Legal
advice; Equality implications; Equality and diversity; Equality comments; Human rights; Human resources; Staffing
implications; Risk assessment; Risk management; Risk register; Risks and mitigation; Risks; Environmental
implications; Sustainability; Information management; Information security; Public access to information; Public
interest test; Key milestones; Next steps; Timescales; Timetable; Conclusion; Conclusions; Summary; Supporting
information; Supporting report; Background papers; Appendix; Appendices; Annex; Part 1; Part 2; Part One; Part Two;
Signatures; Signed; Dated; Approval; Approved; Author; Contact officer; Report author; Declaration of interests;
Declarations of interest

Confidential; Official; Official - sensitive; Commercial in confidence; Commercially sensitive; Commercially
sensitive information; Exempt information; Exempt report; Restricted; Private and confidential; Not for publication;
Not protectively marked; Legally privileged; Subject to legal privilege; This report is not for publication; This
part of the report is not for publication; This report contains exempt information; None; None declared; None
identified; Not applicable; No implications; No implications identified; There are no financial implications; There
are no legal implications; There are no equality implications; There are no human rights implications; To be
confirmed; See above; See below; See Part 1; As set out in Part 1; As above

Comisiynydd Heddlu a Throseddu; Comisiynydd yr Heddlu a Throseddu; Dirprwy Gomisiynydd Heddlu a Throseddu; Swyddfa
Comisiynydd yr Heddlu a Throseddu; Panel yr Heddlu a Throseddu; Cynllun Heddlu a Throseddu; Prif Gwnstabl; Dirprwy
Brif Gwnstabl; Prif Gwnstabl Cynorthwyol; Prif Weithredwr; Prif Swyddog Cyllid; Prif Swyddog Ariannol; Swyddog
Monitro; Swyddog Adran 151; Trysorydd; Pennaeth Ystadau; Pennaeth Cyllid; Cydbwyllgor Archwilio; Bwrdd Gweithredol;
Ysgrifennydd Cartref; Swyddfa Gartref; Llywodraeth Cymru; Comisiynydd Gwybodaeth; Swyddfa'r Comisiynydd Gwybodaeth;
Comisiynydd y Gymraeg; Heddlu Dyfed-Powys; Heddlu Gogledd Cymru; Heddlu De Cymru; Heddlu Gwent; Cyngor Sir; Cyngor
Bwrdeistref Sirol; Y Deyrnas Unedig; Cymru a Lloegr; Deddf Rhyddid Gwybodaeth 2000; Rheoliadau Gwybodaeth
Amgylcheddol 2004; Deddf Diogelu Data 2018; Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011; Deddf
Llywodraeth Leol 1972; Deddf Cydraddoldeb 2010; Deddf Hawliau Dynol 1998; Mesur y Gymraeg (Cymru) 2011; Deddf
Llesiant Cenedlaethau'r Dyfodol (Cymru) 2015; Dyletswydd Cydraddoldeb y Sector Cyhoeddus

Crynodeb gweithredol; Cyflwyniad; Cefndir; Cyflwyniad a chefndir; Diben yr adroddiad; Argymhelliad; Argymhellion;
Cynnig; Opsiynau; Opsiynau a ystyriwyd; Rhesymau dros y penderfyniad; Ymgynghori; Goblygiadau ariannol; Sylwadau
ariannol; Goblygiadau cyfreithiol; Ystyriaethau cyfreithiol; Cyngor cyfreithiol; Cydraddoldeb ac amrywiaeth; Hawliau
dynol; Asesiad risg; Rheoli risg; Cynaliadwyedd; Mynediad y cyhoedd at wybodaeth; Prawf budd y cyhoedd; Camau nesaf;
Casgliad; Crynodeb; Papurau cefndir; Atodiad; Atodiadau; Rhan 1; Rhan 2; Achos busnes; Adroddiad ategol; Gwerth am
arian; Cyfrinachol; Swyddogol; Masnachol gyfrinachol; Gwybodaeth eithriedig; Ddim i'w gyhoeddi; Dim; Dim wedi'u
datgan; Ddim yn berthnasol; Nid oes goblygiadau; Gweler uchod; Gweler isod; Gweler Rhan 1; Fel y nodir yn Rhan 1
"""

# English words with which the names of firms begin: at the beginning of a sentence they name none.
BEGINNINGS = """
Abbey Active Adult Advance Advanced Agency Alarm Alliance Alpha Angel Apex Applied Arrow Asset Associated Atlantic
Atlas Audit Barrier Beacon Better Black Bridge Bright Brilliant British Brown Building Business Cable Canal Capital
Cardinal Castle Catering Central Centre Century Charter Circle Citizen Civic Civil Clean Cleaning Clear Clinical Cloud
Coast Coastal Communications Community Complete Computer Concept Connect Construction Consulting Contract Contractors
Control Corporate Country County Court Creative Crown Custody Customer Cyber Cycle Dairy Delta Design Development
Digital Direct Diverse Diversity Domestic Dragon Driver Dynamic Eagle Early Eastern Economic Education Electric
Electrical Elite Emerald Emergency Employment Energy Engineering English Enterprise Environmental Equal Essential
Estates European Event Evolution Exchange Executive Express External Facilities Falcon Families Family Field Finance
Financial First Fleet Focus Forensic Forest Forward Foundation Freedom Fresh Friends Future Garden Gateway General
Global Golden Grand Graphic Green Ground Guard Guardian Harbour Health Healthcare Hearts Heritage Highway Holiday
Horizon House Housing Human Impact Independent Industrial Information Infrastructure Initiative Inner Inspire
Insurance Integrated International Invest Investment Island Joint Junction Justice Kingdom Knight Knowledge Language
Leading Learning Legal Leisure Liberty Light Lighthouse Local Logic Logistics London Magnet Major Managed Management
Marine Market Master Matrix Media Medical Mental Metro Metropolitan Midland Midlands Mobile Modern Motor Mountain
Municipal Mutual National Network Nexus Night North Northern Northgate Nurse Ocean Office Open Optical Options Orange
Orbit Original Outreach Pacific Paper Park Partner Partners Partnership Payroll People Performance Phoenix Pinnacle
Pioneer Place Planet Planning Platform Platinum Police Portal Positive Power Practical Precision Premier Premium
Primary Prime Print Priority Private Probation Professional Programme Progress Project Property Protect Protection
Public Pulse Quality Quantum Quest Radio Rainbow Rapid Record Recovery Recruitment Regal Regent Regional Reliable
Rescue Research Resource Response Restore Right River Royal Rural Safeguarding Safer Safety Scottish Secure Security
Select Senior Service Services Shared Shield Signal Silver Smart Social Software Solar Solid Solutions South Southern
Spectrum Sports Square Stage Standard Station Sterling Stone Strategic Street Strong Student Summit Supply Support
Surveillance Sustainable Swift System Systems Target Technical Technology Telecom Temporary Together Total Touch Tower
Traffic Training Transform Transport Travel Trees Triangle Trust Ultimate Union Unique United Unity Universal Urban
Utility Valley Value Vector Vehicle Venture Victim Victims Victoria Village Vision Vital Voice Voluntary Water Welcome
Welsh Western White Wireless Women Women's Works World Young Youth
"""
