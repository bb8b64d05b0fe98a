import CaseFile
import CaseStore
import RuleModel

extension Session {
  /// The registered user of a name.
  ///
  /// - Throws: `.usage(.unknownUser)` when nobody of that name is registered.
  func user(_ name: String, among users: [CourtUser]) throws(CommandFailure) -> CourtUser {
    let key = TextFolding.clean(name)
    guard let user = users.first(where: { $0.name == key }) else {
      throw .usage(.unknownUser(key, known: users.map(\.name)))
    }
    return user
  }

  /// A step as typed: a node, a part, or an event.
  func step(_ text: String) throws(CommandFailure) -> NamedStep {
    guard let step = catalogue.step(named: text) else {
      throw .usage(.unknownMilestone(text, closest: catalogue.closestMilestones(to: text)))
    }
    return step
  }

  /// A text that must not be blank.
  func nonBlank(_ text: String, option: String) throws(CommandFailure) -> String {
    let text = TextFolding.trimmed(text)
    guard !text.isEmpty else { throw .usage(.blankOption(option)) }
    return text
  }
}

extension NamedStep {
  /// The step; a node with parts as a whole when no part is named.
  var id: StepID { StepID(milestone, part: part) }
}
