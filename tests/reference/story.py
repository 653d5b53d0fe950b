"""A year of governance in the generated plan: every kind of entry, and the undo of every kind that can be undone.

Each line is a day, a mark and the words of one command. ``=`` does it; ``~`` does it and undoes it; ``~~`` undoes that
undo too, so that it stands after all. ``{last}`` is the number of the ledger's last entry; ``{papers}`` is a folder.
"""

# ruff: noqa: E501 - a command stands on one line

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_SPRING = """
2026-03-03  ~   meeting add "Practice Group" 2026-04-14
2026-03-03  =   meeting series Executive "second Thursday of March, June, September, December" --to "2027-06-30"
2026-03-03  =   meeting add "Practice Group" 2026-04-21
2026-03-03  =   meeting add "Practice Group" 2026-05-19
2026-03-03  ~   load {seed} --yes --ref OLD
2026-03-03  ~~  load {seed} --yes --ref KID --title "Child Sam, loaded, taken back and brought back"
2026-03-03  =   load {seed} --yes --plan-due 2026-06-03
2026-03-03  ~   review edit SAM --published 2026-02-27 --governing-body "Practice Group" --kind Audit
2026-03-03  ~~  review edit SAM --published 2026-02-27 --title "Child Sam (reference)" --partnership "Partnership"
2026-03-04  ~   agency add "Fire and Rescue" --alias FRS
2026-03-04  =   agency add "Sports Clubs" --alias Clubs
2026-03-04  ~~  agency rename Clubs "Sports and Leisure"
2026-03-04  ~   agency rename Clubs "Clubs and Halls"
2026-03-04  =   agency add "Leisure Trust"
2026-03-04  ~   policy set stale_days 30 --reason "Mistyped"
2026-03-04  ~~  policy set due_near_days 35 --reason "As the Executive asked"
2026-03-05  ~   theme SAM-R01 SAM-R02 "Police practice"
2026-03-05  ~~  theme SAM-R01 SAM-R02 "Policing"
2026-03-05  =   theme SAM-R02 ""
2026-03-05  ~   plan SAM-R01 --will-do "A" --outcome "B" --measure "C"
2026-03-05  ~~  plan SAM-R01 --will-do "Share intelligence weekly" --outcome "Earlier help" --measure "Referrals"
2026-03-05  ~   respond SAM-R01 SAM-R02 accepted
2026-03-05  ~~  respond SAM-R01 SAM-R02 SAM-R03 SAM-R05 accepted
2026-03-05  =   respond SAM-R04 part --reason "Two of three districts, for now"
2026-03-05  ~   assign SAM-R01 --agency "Merseyside Police" --role "Detective Superintendent" --name "Postholder"
2026-03-05  ~~  assign SAM-R01 SAM-R04 SAM-R05 --agency Merseyside --role "Detective Superintendent" --name Postholder --proposed
2026-03-05  =   assign SAM-R02 SAM-R03 --agency "Children's Social" --role "Head of Safeguarding" --contributing Merseyside --contributing Clubs
2026-03-05  =   assign SAM-R06 SAM-R07 --agency Clubs --role "Welfare Lead" --name "Duty Lead"
2026-03-05  =   assign SAM-R08 SAM-R09 --agency "Leisure Trust" --role "Director" --name "Duty Director"
2026-03-06  ~   confirm SAM-R01 --from "Detective Superintendent"
2026-03-06  ~~  confirm SAM-R01 --from "Staff Officer"
2026-03-06  ~   assign SAM-R05 --none
2026-03-06  ~~  assign SAM-R09 --none
2026-03-06  ~   vacate SAM-R06
2026-03-06  ~~  vacate SAM-R07
2026-03-06  ~   agency merge "Leisure Trust" Clubs
2026-03-06  ~~  agency merge "Leisure Trust" Clubs
2026-03-09  ~   due SAM-R01 2026-06-30
2026-03-09  ~~  due SAM-R01 SAM-R02 SAM-R03 SAM-R04 SAM-R05 2026-06-30
2026-03-09  =   due SAM-R06 SAM-R07 SAM-R08 2026-05-31
2026-03-09  ~   due SAM-R06 none
2026-03-09  =   due SAM-R10 2026-09-30
2026-03-09  ~~  due SAM-R10 none
2026-03-09  =   due SAM-R08 2026-07-31 --correct --reason "The month was mistyped"
2026-03-09  ~   action add SAM-R02 "Audit twenty records" --for "Children's Social,Merseyside" --due 2026-05-31
2026-03-09  ~~  action add SAM-R02 "Audit ten records" --for "Children's Social,Merseyside" --role "Team Manager" --due 2026-05-31
2026-03-09  =   action add SAM-R06 "Train every coach" --for Clubs --due 2026-07-31
2026-03-09  =   action add SAM-R06 "Print a card"
2026-03-09  ~   action edit SAM-R06-A1 "Train each coach"
2026-03-09  ~~  action edit SAM-R06-A1 "Train all coaches"
2026-03-10  ~   update SAM-R01 "Entered against the wrong recommendation" --declare red
2026-03-10  ~~  update SAM-R01 "First weekly meeting held" --from "Detective Superintendent" --via phone --declare green
2026-03-10  =   update SAM-R02 "Not for the projector" --restricted --via email
2026-03-10  ~   note SAM-R11 "Rang the wrong number"
2026-03-10  ~~  note SAM-R11 "Rang the service, no answer" --via phone --on 2026-03-09
2026-03-10  ~   evidence SAM-R01 "Minutes, wrong set" --kind output --held-at "Shared folder"
2026-03-10  ~~  evidence SAM-R01 "Minutes of the weekly meetings" --kind output --held-at "Shared folder"
2026-03-10  =   evidence SAM-R01 "Terms of reference" --kind quality --file {file} --held-at "Shared folder, terms" --restricted
2026-03-10  =   update SAM-R03 "A child was named here by mistake" --from "Head of Safeguarding"
2026-03-11  =   redact {named} --reason "A child was named"
2026-03-12  ~   adopt SAM-R01 --meeting executive-2026-03-12
2026-03-12  ~~  adopt SAM-R01 SAM-R02 SAM-R03 SAM-R04 SAM-R05 --meeting executive-2026-03-12
2026-03-12  =   adopt SAM-R06 SAM-R07 SAM-R06-A1 SAM-R02-A3 SAM-R02-A4 --meeting executive-2026-03-12
2026-03-12  ~   due SAM-R02 2026-07-15 --correct --reason "Read out wrongly"
2026-03-12  ~~  due SAM-R03 2026-07-15 --correct --reason "Read out wrongly"
2026-03-12  ~   respond SAM-R11 not-accepted --reason "Outside our powers" --meeting executive-2026-03-12
2026-03-12  ~~  respond SAM-R11 not-accepted --reason "Outside the partnership's powers" --meeting executive-2026-03-12
2026-03-12  ~   respond SAM-R06 part --reason "Clubs only" --meeting executive-2026-03-12
2026-03-12  ~~  respond SAM-R05 part --reason "From the summer" --meeting executive-2026-03-12
2026-03-12  ~   supersede SAM-R07 --reason "Wrong number" --by-item SAM-R06 --meeting executive-2026-03-12
2026-03-12  ~~  supersede SAM-R08 --reason "One programme for both" --by-item SAM-R07 --meeting executive-2026-03-12
2026-03-12  ~   pause SAM-R04 --until 2026-06-01 --reason "Trial" --meeting executive-2026-03-12
2026-03-12  ~~  pause SAM-R04 --until 2026-06-11 --reason "A criminal trial" --meeting executive-2026-03-12
2026-03-12  ~   override REV001-R06 amber --reason "Wrong item" --meeting executive-2026-03-12 --agreed-by "Independent Chair"
2026-03-12  ~~  override REV001-R09 amber --reason "The court has the file" --meeting executive-2026-03-12 --agreed-by "Independent Chair"
2026-03-12  ~   meeting decide executive-2026-03-12 "Decided twice" --ref SAM-R01
2026-03-12  ~~  meeting decide executive-2026-03-12 "The scrutineer samples five closed items" --ref SAM-R01 --ref SAM-R02
2026-03-12  =   meeting decide executive-2026-03-12 "Progress is noted"
2026-03-16  ~   meeting close executive-2026-03-12
2026-03-16  ~~  meeting close executive-2026-03-12
2026-03-17  ~   meeting move practice-group-2026-04-21 2026-04-28 --reason "Room"
2026-03-17  ~~  meeting move practice-group-2026-04-21 2026-04-23 --reason "School holidays"
2026-03-17  ~   meeting cancel practice-group-2026-05-19 --reason "Mixed up"
2026-03-17  ~~  meeting cancel practice-group-2026-05-19 --reason "Nothing to decide"
"""
_TO_JUNE = """
2026-04-07  ~   extend ask REV001-R18-A1 2026-08-28 --reason "Wrong item" --asked-by "Head of Service"
2026-04-07  ~~  extend ask REV001-R18-A1 2026-08-28 --reason "Staff changes" --asked-by "Head of Service"
2026-04-07  =   extend ask REV001-R18-A2 2026-09-30 --reason "Waits for guidance" --asked-by "Head of Service"
2026-04-07  =   extend ask REV001-R127-A1 2026-09-30 --reason "Waits for R18" --asked-by "Head of Service"
2026-04-07  =   extend ask REV001-R17 2027-09-30 --reason "No longer needed?" --asked-by "Head of Service"
2026-04-08  ~   extend withdraw REV001-R17 --reason "Too early"
2026-04-08  ~~  extend withdraw REV001-R17 --reason "It will be done in time"
2026-04-14  =   extend ask SAM-R05 2026-09-30 --reason "National guidance is late" --asked-by "Detective Superintendent"
2026-04-15  ~   complete SAM-R01 --on 2026-04-14 --summary "Too early"
2026-04-15  ~~  complete SAM-R01 --on 2026-04-14 --summary "Weekly sharing runs in every district"
2026-04-15  =   evidence SAM-R02-A3 "Audit report" --kind quality --held-at "Quality team"
2026-04-15  =   complete SAM-R02-A3 --on 2026-04-15 --summary "Ten of ten audited" --outcome in-part
2026-04-15  =   complete SAM-R06-A2 --on 2026-04-15 --summary "Looked at, and not worth it" --outcome not-introduced
2026-04-16  ~   reopen REV001-R04 --reason "Wrong item"
2026-04-16  ~~  reopen REV001-R04 --reason "A second audit found a gap"
2026-04-16  =   reopen SAM-R06-A2 --reason "Asked for again"
2026-04-20  =   update SAM-R04 "Paused, but still told" --declare amber
2026-04-20  =   update SAM-R05 "Draft with the legal team" --declare red
2026-04-20  ~~  update SAM-R05 "Draft agreed" --declare none --on 2026-04-18
2026-05-05  =   meeting add Executive 2026-05-05 --kind chairs-action
2026-05-05  =   supersede SAM-R06-A2 --reason "The training covers it" --by-item SAM-R06-A1 --meeting executive-2026-05-05
2026-05-05  ~   meeting add Executive 2026-05-04 --kind chairs-action
2026-05-05  =   meeting decide executive-2026-05-05 "The unit's lead joins the group" --ref SAM-R01
2026-05-20  =   update REV001-R26 "The sample is drawn"
2026-06-04  =   pack executive-2026-06-11 -o {papers}/1
2026-06-08  =   update REV001-R16 "Told after the papers had closed"
2026-06-08  =   extend ask REV001-R24 2027-09-30 --reason "Asked after the papers closed" --asked-by "Head of Service"
2026-06-09  =   pack executive-2026-06-11 -o {papers}/2
"""
_TO_SEPTEMBER = """
2026-06-11  ~   extend grant REV001-R18-A1 --meeting executive-2026-06-11
2026-06-11  ~~  extend grant REV001-R18-A1 --meeting executive-2026-06-11 --to 2026-09-30 --condition "A report to each sitting"
2026-06-11  ~   extend refuse REV001-R18-A2 --meeting executive-2026-06-11 --reason "Wrong item"
2026-06-11  ~~  extend refuse REV001-R127-A1 --meeting executive-2026-06-11 --reason "It does not depend on it"
2026-06-11  ~   extend return SAM-R05 --meeting executive-2026-06-11 --reason "Wrong item"
2026-06-11  ~~  extend return REV001-R18-A2 --meeting executive-2026-06-11 --reason "Which guidance?"
2026-06-11  =   extend grant SAM-R05 --meeting executive-2026-06-11
2026-06-11  ~   signoff SAM-R01 --meeting executive-2026-06-11 --agreed-by "Independent Scrutineer" --impact-review 6m
2026-06-11  ~~  signoff SAM-R01 --meeting executive-2026-06-11 --agreed-by "Independent Scrutineer" --impact-review 6m
2026-06-11  ~   signoff return SAM-R02-A3 --meeting executive-2026-06-11 --reason "No list of records"
2026-06-11  ~~  signoff return SAM-R02-A3 --meeting executive-2026-06-11 --reason "No list of the records"
2026-06-11  ~   impact REV001-R07 evidenced "Wrong item" --meeting executive-2026-06-11
2026-06-11  ~~  impact REV001-R07 partly "8 of 10 records show it" --meeting executive-2026-06-11 --next 6m
2026-06-11  =   impact REV001-R11 evidenced "Re-audit: all of them" --meeting executive-2026-06-11
2026-06-11  =   impact REV001-R12 not-evidenced "No sample drawn" --meeting executive-2026-06-11 --next 3m
2026-06-11  =   impact REV001-R15 too-early "Ask again in spring" --meeting executive-2026-06-11 --next 6m
2026-06-11  ~   resume SAM-R04
2026-06-11  ~~  resume SAM-R04
2026-06-11  =   pause REV001-R34 --until 2026-10-31 --reason "The service is being moved" --meeting executive-2026-06-11
2026-06-11  =   override REV001-R26 green --reason "Staff are in post" --meeting executive-2026-06-11 --agreed-by "Independent Chair"
2026-06-11  =   override REV001-R01 amber --reason "Seen by the group" --meeting executive-2026-06-11 --agreed-by "Independent Chair"
2026-06-11  =   respond REV001-R34 accepted --meeting executive-2026-06-11
2026-06-15  =   due SAM-R02 2026-07-20 --correct --reason "The minutes say otherwise" --meeting executive-2026-06-11
2026-06-15  ~   due SAM-R04 2026-07-20 --correct --reason "Wrong item" --meeting executive-2026-06-11
2026-06-16  =   meeting close executive-2026-06-11
2026-06-22  =   assign --from-name "Duty Lead" --agency Clubs --role "Head of Welfare" --name "Acting Lead"
2026-06-22  =   assign SAM-R10 --agency "Leisure Trust" --role Director
2026-06-29  =   agency rename "General Practice" "Primary Care"
2026-06-29  =   agency merge "Adult Services" "Children's Services"
2026-07-06  =   update SAM-R02-A3 "The records are listed" --from "Team Manager"
2026-07-06  =   complete SAM-R02-A3 --on 2026-07-06 --summary "Ten of ten audited, and listed"
2026-07-06  =   evidence REV001-R04 "What twelve young people told us" --kind impact --held-at "Partnership drive"
2026-07-13  =   complete SAM-R04 --on 2026-07-10 --summary "In force"
2026-07-13  =   vacate --name "Acting Lead"
2026-07-20  =   note SAM-R03 "Nobody in post yet; do not show" --restricted
2026-08-03  =   reopen SAM-R01 --reason "One district has stopped"
2026-08-10  =   update SAM-R06 "Half of the coaches are trained" --declare amber
2026-08-20  =   evidence REV001-R18-A3 "Test of the plan" --kind quality --held-at "Partnership drive"
2026-08-20  =   complete REV001-R18-A3 --on 2026-08-20 --summary "Tested with forty practitioners"
2026-08-24  =   update SAM-R06-A1 "Forty coaches trained"
2026-09-03  =   pack executive-2026-09-10 -o {papers}/3
"""
_TO_DECEMBER = """
2026-09-10  =   signoff SAM-R02-A3 --meeting executive-2026-09-10 --agreed-by "Independent Scrutineer" --impact-review 12m
2026-09-10  =   signoff REV001-R18-A3 --meeting executive-2026-09-10 --agreed-by "Independent Scrutineer" --impact-review 6m
2026-09-10  =   extend grant REV001-R24 --meeting executive-2026-09-10
2026-09-10  =   override SAM-R03 amber --reason "A lead is being found" --meeting executive-2026-09-10 --agreed-by "Independent Chair"
2026-09-14  ~   reopen REV001-R05 --reason "Wrong item"
2026-09-15  =   meeting close executive-2026-09-10
2026-09-21  =   policy set stale_days 56 --reason "Executive, 10 September"
2026-10-05  =   update SAM-R07 "[text] =1+1 | <b>shown</b> as it is: £5, “quoted”, naïve"
2026-10-12  =   extend ask SAM-R05 2027-01-31 --reason "The guidance is later still" --asked-by "Detective Superintendent"
2026-10-12  =   extend ask REV001-R18-A1 2026-12-31 --reason "Staff changes again" --asked-by "Head of Service"
2026-11-02  =   due SAM-R10 2027-03-31
2026-11-09  =   update SAM-R01 "The district is back" --declare green
2026-11-16  ~   update SAM-R01 "Typed twice"
2026-11-17  ~   assign SAM-R06 --contributing Education
2026-11-17  ~   evidence SAM-R07 "Visit" --kind quality
2026-11-17  ~   evidence SAM-R07 "What ten children told us" --kind impact --on 2026-11-16
2026-11-17  ~   review edit SAM --plan-due 2026-07-03
"""
_STORY = (_SPRING, _TO_JUNE, _TO_SEPTEMBER, _TO_DECEMBER)


@dataclass(frozen=True, slots=True)
class Line:
    """One command of the story, and how often it is undone."""

    day: date
    undone: int
    argv: tuple[str, ...]


def lines() -> Iterator[Line]:
    """The story, in order; its placeholders not filled in."""
    for written in "".join(_STORY).strip().splitlines():
        if written:
            day, mark, command = written.split(maxsplit=2)
            yield Line(date.fromisoformat(day), mark.count("~"), tuple(shlex.split(command)))
