/// The parts of the rule file for the ontology `newswire/1`, written from general knowledge of English
/// news and from the guideline.
enum NewswireRules {
  static let schema = #"""
    # Rules for the ontology newswire/1. `assay rules print newswire/1` prints this file.
    ontology newswire/1

    types Person Group Organization Place Facility Weapon Vehicle Demonym Time Quantity Document
    types Operation

    frame Conflict-Clash: Side Weapon Time Place Count Source
    frame Conflict-Assault Conflict-AirStrike Conflict-Shelling Conflict-Bombing Conflict-SuicideAttack Conflict-ChemicalAttack Conflict-CivilianHarm Conflict-TargetedKilling: Attacker Target Weapon Time Place Count Source
    frame Conflict-Abduct: Agent Person Time Place Count Source
    frame Conflict-Surrender: Agent Recipient Time Place Count Source
    frame Territory-Capture: Agent Place From Time Count Source
    frame Territory-Advance: Agent Destination From Time Place Count Source
    frame Territory-Withdraw: Agent Force Recipient Origin Destination Time Place Count Source
    frame Territory-Siege: Agent Place Target Time Count Source
    frame Territory-Control: Holder Place Time Count Source
    frame Force-Deploy: Agent Force Destination Time Place Count Source
    frame Force-Intercept: Agent Target Weapon Time Place Count Source
    frame Property-Destroy: Agent Object Weapon Time Place Count Source
    frame Life-Die Life-Injure: Victim Agent Weapon Time Place Count Source
    frame People-Displace: Person Agent Origin Destination Cause Time Place Count Source
    frame Justice-Detain: Agent Person Charge Time Place Count Source
    frame Justice-Release: Agent Person Time Place Count Source
    frame Justice-Proceeding: Court Defendant Prosecutor Charge Outcome Time Place Count Source
    frame Contact-Meet: Participant Topic Time Place Count Source
    frame Diplomacy-Agree: Party Object Mediator Time Place Count Source
    frame Diplomacy-Demand Diplomacy-Threaten: Speaker Addressee Object Time Place Count Source
    frame Diplomacy-Reject: Speaker Object Time Place Count Source
    frame Diplomacy-Accuse: Speaker Accused Charge Time Place Count Source
    frame Aid-Support: Giver Recipient Object Time Place Count Source
    frame Protest-Demonstrate: Protester Target Time Place Count Source
    frame Statement-Report: Speaker Content Time Place Count Source

    class Actor = Organization Group Person Place Demonym
    class People = Person Group Demonym
    class Spot = Place Facility
    """#
}
