"""Words that stand beside a person's name and are no part of it: titles, letters after a name, words of a role.

Read by ``reading`` only. Words that are common as first names or surnames (Dean, Major, Bishop) are left out.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    "mr mrs ms miss mx master dr doctor prof professor sir dame lord lady rev revd reverend fr hon rt councillor "
    "cllr alderman det detective di dci dc ds dsu dsupt dcs dcsupt pc pcso ps sgt sergeant insp inspector ci supt "
    "superintendent cs csupt ch chief acc dcc cc constable commander cmdr acting temporary nurse"
)
"""What stands before a name, in one word each; "Det Ch Insp" is three of them."""

POST_NOMINALS: Final = _words(
    "qpm kpm obe mbe cbe bem kcb dbe kbe qc kc jp esq esquire phd dphil md frcpch frcp mrcp mrcgp rn rgn ba bsc "
    "ma msc mba llb llm pgce jr jnr junior sr snr qsw cqsw dipsw"
)
"""What stands after a name."""

PARTICLES: Final = _words(
    "van von der den de del della da di do dos das du la le ter ten te al el bin ibn ap ab mac mc o st"
)
"""With what a surname of several words begins."""

ROLE_WORDS: Final = _words(
    "of the to at in on an duty clinician holder first second third head lead leads leading chair chairs vice co "
    "deputy interim assistant associate acting director directorate manager management officer officers executive "
    "chief service services safeguarding partnership partnerships partner partners board committee group subgroup "
    "council authority police constabulary force crime nhs trust foundation icb ccg hospital health healthcare "
    "education educational school schools academy college university headteacher teacher principal nurse nursing "
    "midwife doctor gp consultant paediatrician psychologist psychiatrist social worker work care probation "
    "prison independent scrutineer scrutiny reviewer author designated named practitioner practice professional "
    "coordinator advisor adviser analyst administrator administration clerk commissioner commissioning inspector "
    "superintendent sergeant constable detective commander team unit department division public protection child "
    "children childrens adult adults family families early help local area regional national north south east "
    "west city county borough district metropolitan ward quality assurance performance improvement business "
    "strategic strategy operational operations policy senior secretary treasurer member councillor mayor cabinet "
    "portfolio legal solicitor barrister magistrate representative rep delegate behalf cover maternity temporary "
    "post role medical clinical mental youth justice housing community communities neighbourhood who as also from "
    "by led agreed checked audit auditor ofsted government office region"
)
"""Words of roles and agencies: a name does not go on across them."""
