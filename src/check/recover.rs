//! Elements against the content model of their parent: where it goes wrong, what it
//! is, and where to go on.

use super::compile::{ANY, Compiled, Model, Op};
use super::engine::Engine;
use super::frame::{Kind, Lacking};
use super::names::NameId;
use super::route::{Goal, passed_over};
use super::sink::Draft;
use super::strangers::Role;
use super::structure::Place;
use super::trouble::{Disorder, Gap, Problem, Stranger, Trouble, alternatives};
use super::words;
use crate::diagnostic::{Code, codes};
use crate::source::MarkId;
use crate::xml::{StartTag, TextToken};

impl Engine<'_> {
    /// A child that the model does not allow now.
    #[cold]
    pub(crate) fn unexpected(
        &mut self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        name: NameId,
    ) -> Place {
        self.watching.damage();
        if self.belongs_before(schema, tag) || self.is_unwrapped(schema, name) {
            return Place::Nowhere;
        }
        match model.leaf_named(name).filter(|_| name != NameId::UNKNOWN) {
            Some(leaf) => self.known_child(schema, model, tag, leaf),
            None => self.stranger(schema, model, tag),
        }
    }

    /// Whether a child belongs into an element whose tags were said to be missing.
    fn is_unwrapped(&self, schema: &Compiled, name: NameId) -> bool {
        let trouble = self.frames.last().and_then(|f| f.trouble.as_ref());
        let wrapper = trouble.and_then(|t| t.unwrapped).and_then(|node| schema.model(node));
        wrapper.is_some_and(|m| name != NameId::UNKNOWN && m.leaf_named(name).is_some())
    }

    /// A child whose name the parent knows: too many, too early, too late, or instead.
    fn known_child(
        &mut self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        leaf: u16,
    ) -> Place {
        let Some(parent) = self.frames.last() else { return Place::Nowhere };
        let found = &model.leaves[leaf as usize];
        let times = parent.occurrences(model, &self.counts, leaf);
        if found.max != super::compile::UNBOUNDED && times >= found.max {
            return self.repeated(schema, model, tag, leaf);
        }
        if let Some(other) = self.excluded_by(model, leaf) {
            return self.exclusive(schema, model, tag, leaf, other);
        }
        let parent = &self.frames[self.frames.len() - 1];
        let way = passed_over(model, parent.state, Goal::Leaf(leaf), |l| parent.has_seen(l));
        match way {
            Some(missing) if self.is_ahead(leaf) => self.gap(schema, model, tag, leaf, missing),
            _ => self.too_late(schema, model, tag, leaf),
        }
    }

    /// Whether the leaf stands behind what was taken last, in the order of the schema.
    fn is_ahead(&self, leaf: u16) -> bool {
        self.frames.last().is_some_and(|f| leaf >= f.state)
    }

    /// A leaf of another branch of the same choice that already stands there.
    fn excluded_by(&self, model: &Model, leaf: u16) -> Option<u16> {
        let parent = self.frames.last()?;
        let found = &model.leaves[leaf as usize];
        let repeats = |l: &super::compile::Leaf| l.max <= 1 && l.total.is_some();
        if repeats(found) {
            return None;
        }
        (0..model.leaves.len() as u16).filter(|l| parent.has_seen(*l)).find(|&other| {
            let other = &model.leaves[other as usize];
            found.choices.iter().any(|(c, b)| other.choices.iter().any(|(d, e)| c == d && b != e))
        })
    }

    fn repeated(&mut self, schema: &Compiled, model: &Model, tag: &StartTag, leaf: u16) -> Place {
        let max = model.leaves[leaf as usize].max;
        let name = schema.names.local(model.leaves[leaf as usize].name).to_owned();
        if self.trouble().guess_was_wrong(leaf) || self.trouble().came_again(leaf) {
            self.stand_behind(model, leaf);
            return Place::Leaf(leaf);
        }
        let draft = self
            .draft(schema, &codes::ELEMENT_REPEATED, words::too_many(&name, max), &name)
            .expected(words::at_most(&name, max))
            .help(format!("keep {} <{name}> and remove the others", words::number(max)));
        let mark = self.mark_tag(tag);
        self.problem(schema, model, Problem::Settled(draft, mark));
        self.open_at(model, leaf)
    }

    /// Checks the content as that of the leaf without standing behind it.
    fn open_at(&mut self, model: &Model, leaf: u16) -> Place {
        if let Some(parent) = self.frames.last_mut() {
            parent.occur(model, &mut self.counts, leaf);
        }
        Place::Leaf(leaf)
    }

    fn stand_behind(&mut self, model: &Model, leaf: u16) {
        if let Some(parent) = self.frames.last_mut() {
            parent.enter(model, &mut self.counts, leaf);
            parent.occur(model, &mut self.counts, leaf);
        }
    }

    fn exclusive(
        &mut self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        leaf: u16,
        other: u16,
    ) -> Place {
        let name = schema.names.local(model.leaves[leaf as usize].name).to_owned();
        let other = schema.names.local(model.leaves[other as usize].name).to_owned();
        let options = words::names(schema, &alternatives(model, leaf));
        let message = format!("<{name}> stands beside <{other}>; only one of them may");
        let draft = self
            .draft(schema, &codes::CHOICE_EXCLUSIVE, message, &name)
            .expected(format!("exactly one of {options}"))
            .help(format!("keep either <{other}> or <{name}>"));
        let mark = self.mark_tag(tag);
        self.problem(schema, model, Problem::Settled(draft, mark));
        self.open_at(model, leaf)
    }

    /// Leaves are passed over: they are missing, or come later.
    fn gap(
        &mut self,
        schema: &Compiled,
        model: &Model,
        tag: &StartTag,
        leaf: u16,
        mut missing: Vec<u16>,
    ) -> Place {
        let state = self.frames.last().map_or(0, |f| f.state);
        let fewer = self.substitute(model, state, &mut missing);
        if !missing.is_empty() || fewer.is_some() {
            let name = schema.names.local(model.leaves[leaf as usize].name);
            let path = self.path_of_child(name, self.next_index(model, leaf));
            let mark = self.mark_tag(tag);
            let gap = Gap {
                mark,
                before: Some(leaf),
                path,
                missing,
                fewer,
                came: Vec::new(),
                again: false,
            };
            self.problem(schema, model, Problem::Gap(gap));
        }
        self.stand_behind(model, leaf);
        Place::Leaf(leaf)
    }

    /// The leaf behind which the element stands, if it has to stand there more often.
    fn short_run(&self, model: &Model) -> Option<u16> {
        let parent = self.frames.last()?;
        let leaf = model.leaf_of(parent.state)?;
        let run = leaf.run.map_or(1, |slot| self.counts[parent.counters + slot as usize]);
        (run < leaf.min).then(|| parent.state - 1)
    }

    /// The leaf that starts another round of a group that needs one.
    fn short_round(&self, model: &Model) -> Option<u16> {
        let parent = self.frames.last()?;
        let is_short = |op: &Op| match *op {
            Op::Again(group) => {
                let group = &model.groups[group as usize];
                self.counts[parent.counters + group.counter as usize] < group.min
            }
            Op::Open(_) | Op::Close(_) => false,
        };
        let moves = model.moves(parent.state).iter();
        moves.filter(|m| m.ops.iter().any(is_short)).map(|m| m.leaf).next()
    }

    /// Lets strangers stand for what is missing. Gives the leaf that stands there, but
    /// not often enough; the others remain in `missing`.
    fn substitute(&mut self, model: &Model, state: u16, missing: &mut Vec<u16>) -> Option<u16> {
        let short = self.short_run(model).or_else(|| self.short_round(model));
        if let Some(short) = short {
            missing.retain(|leaf| *leaf != short);
            missing.insert(0, short);
        }
        self.trouble().substitute(state, missing);
        let fewer = short.filter(|short| missing.first() == Some(short));
        missing.drain(..usize::from(fewer.is_some()));
        fewer
    }

    /// A leaf whose place has passed.
    fn too_late(&mut self, schema: &Compiled, model: &Model, tag: &StartTag, leaf: u16) -> Place {
        let behind = self.frames.last().and_then(|f| f.state.checked_sub(1));
        if !self.trouble().came(leaf) {
            let name = schema.names.local(model.leaves[leaf as usize].name).to_owned();
            let other =
                behind.map(|b| schema.names.local(model.leaves[b as usize].name).to_owned());
            let other = other.unwrap_or_default();
            let message = format!("<{name}> stands behind <{other}>; it must come before it");
            let draft = self
                .draft(schema, &codes::ELEMENT_OUT_OF_ORDER, message, &name)
                .expected(format!("<{name}> before <{other}>"))
                .help(format!("move <{name}> up, to before <{other}>"));
            let max = behind.map_or(1, |b| model.leaves[b as usize].max);
            let if_again = self
                .draft(schema, &codes::ELEMENT_REPEATED, words::too_many(&other, max), &other)
                .expected(words::at_most(&other, max))
                .help(format!("remove the <{other}> that stands before <{name}>"));
            let mark = self.mark_tag(tag);
            self.problem(
                schema,
                model,
                Problem::Disorder(Disorder { draft, mark, behind, if_again }),
            );
        }
        self.stand_behind(model, leaf);
        Place::Leaf(leaf)
    }

    /// An element that the sibling before it lacks belongs into that sibling.
    fn belongs_before(&mut self, schema: &Compiled, tag: &StartTag) -> bool {
        let name = String::from_utf8_lossy(self.local(tag)).into_owned();
        let Some(parent) = self.frames.last_mut() else { return false };
        let Some(lacking) = parent.lacking.take() else { return false };
        if !lacking.names.iter().any(|n| schema.names.local(*n) == name) {
            return false;
        }
        let child = &lacking.child;
        let message = format!("<{name}> stands behind <{child}>; it belongs inside it");
        let draft = Draft::new(&codes::ELEMENT_MISPLACED, message, lacking.path.clone())
            .expected(format!("<{name}> inside <{child}>"))
            .found(format!("<{name}> behind </{child}>"))
            .help(format!("move <{name}> to before </{child}>"))
            .reason(self.structure_reason(schema));
        self.sink.replace(lacking.finding, draft);
        true
    }

    /// A child whose name the parent does not know.
    fn stranger(&mut self, schema: &Compiled, model: &Model, tag: &StartTag) -> Place {
        let name = String::from_utf8_lossy(self.local(tag)).into_owned();
        let state = self.frames.last().map_or(0, |f| f.state);
        let (draft, role) = self.classify(schema, model, tag, &name);
        let mark = self.mark_tag(tag);
        let (place, stands_for) = match role {
            Role::Nothing => (Place::Beside, None),
            Role::Is(leaf) => (Place::Guess(leaf), Some(leaf)),
            Role::Absent(leaf) => (Place::Nowhere, Some(leaf)),
            Role::Inside(leaf) => {
                let declared = model.leaves[leaf as usize].declared.as_ref();
                self.trouble().unwrapped = declared.map(|d| d.node);
                (Place::Nowhere, Some(leaf))
            }
        };
        if let Some(leaf) = stands_for {
            self.stand_behind(model, leaf);
        }
        // A tag that is broken itself was already said to be so.
        let stranger = Stranger { draft, mark, state, stands_for };
        if self.tag_faulty {
            if let Some(frame) = self.frames.last_mut() {
                frame.silent = true;
            }
            self.silence(stranger);
        } else {
            self.problem(schema, model, Problem::Stranger(stranger));
        }
        place
    }

    fn silence(&mut self, stranger: Stranger) {
        let _ = self.reader.window.take(stranger.mark);
    }

    /// The leaf that comes next, or could, for a stranger to stand for.
    pub(crate) fn reachable(&self, model: &Model, leaf: u16) -> bool {
        let Some(parent) = self.frames.last() else { return false };
        let free = model.leaves[leaf as usize].max > parent.occurrences(model, &self.counts, leaf);
        free && parent.next(model, &self.counts, model.leaves[leaf as usize].name).is_some()
    }

    /// The parent ends with something missing, or with problems to be said.
    #[cold]
    pub(crate) fn close_children(&mut self, schema: &Compiled, model: &Model, at: usize) {
        self.watching.damage();
        let Some(frame) = self.frames.last() else { return };
        let state = frame.state;
        let mut missing = if frame.may_end(model, &self.counts) {
            Vec::new()
        } else {
            passed_over(model, state, Goal::End, |l| frame.has_seen(l)).unwrap_or_default()
        };
        let text_said = self.frames.last().is_some_and(|f| f.text_said && !f.has_children);
        let fewer = self.substitute(model, state, &mut missing);
        if (!missing.is_empty() || fewer.is_some()) && !text_said {
            let path = self.path();
            let mark = self.mark(at, 2);
            let gap =
                Gap { mark, before: None, path, missing, fewer, came: Vec::new(), again: false };
            self.trouble().add(Problem::Gap(gap));
        }
        let errors = self.sink.errors();
        let trouble = self.frames.last_mut().and_then(|f| f.trouble.take());
        if let Some(trouble) = trouble {
            self.tell(schema, model, trouble.problems);
        }
        self.tell_incomplete(model, at, errors);
    }

    /// Whatever else could be said, an element that may not end here is never right.
    fn tell_incomplete(&mut self, model: &Model, at: usize, errors: u64) {
        let Some(frame) = self.frames.last() else { return };
        let said = self.sink.errors() > errors || frame.text_said || self.tag_faulty;
        if said || frame.may_end(model, &self.counts) || frame.silent {
            return;
        }
        let message = format!("the content of <{}> is not complete", self.parent_name());
        let draft = Draft::new(&codes::ELEMENT_MISSING, message, self.path());
        let mark = self.mark(at, 2);
        self.say(draft, mark);
    }

    /// Says what is wrong among the children, one defect once.
    pub(crate) fn tell(&mut self, schema: &Compiled, model: &Model, problems: Vec<Problem>) {
        let mut missing: Vec<(MarkId, u16, Option<u16>)> = Vec::new();
        for problem in problems {
            match problem {
                Problem::Settled(draft, mark) => {
                    self.say(draft, mark);
                }
                Problem::Disorder(disorder) => {
                    self.say(disorder.draft, disorder.mark);
                }
                Problem::Stranger(stranger) => self.tell_stranger(schema, model, stranger),
                Problem::Gap(gap) => self.tell_gap(schema, model, gap, &mut missing),
            }
        }
        self.tell_missing(schema, model, missing);
    }

    fn tell_stranger(&mut self, schema: &Compiled, model: &Model, stranger: Stranger) {
        let mut draft = stranger.draft;
        if let Some(leaf) = stranger.stands_for
            && draft.code == &codes::ELEMENT_UNKNOWN
        {
            let options = words::names(schema, &alternatives(model, leaf));
            draft.expected = Some(options.clone());
            if draft.help.is_none() {
                draft.help = Some(format!("write {options} here"));
            }
        }
        self.say(draft, stranger.mark);
    }

    /// A gap whose leaves came later is a disorder; what did not come is missing.
    fn tell_gap(
        &mut self,
        schema: &Compiled,
        model: &Model,
        gap: Gap,
        missing: &mut Vec<(MarkId, u16, Option<u16>)>,
    ) {
        let Some(frame) = self.frames.last() else { return };
        let lacks = |l: &&u16| !gap.came.contains(l) && !frame.has_seen(**l);
        let fewer = gap.fewer.filter(|leaf| !gap.came.contains(leaf));
        let missing_here = gap.missing.iter().filter(lacks).copied();
        let rest: Vec<u16> = fewer.into_iter().chain(missing_here).collect();
        missing.extend(rest.iter().map(|&leaf| (gap.mark, leaf, gap.before)));
        let (Some(before), Some(&came)) = (gap.before, gap.came.first()) else { return };
        let early = schema.names.local(model.leaves[before as usize].name).to_owned();
        let max = model.leaves[before as usize].max;
        let first = schema.names.local(model.leaves[came as usize].name).to_owned();
        let draft = if gap.again {
            Draft::new(&codes::ELEMENT_REPEATED, words::too_many(&early, max), gap.path)
                .expected(words::at_most(&early, max))
                .help(format!("remove the <{early}> that stands before <{first}>"))
        } else {
            let message = format!("<{early}> stands before <{first}>; <{first}> must come first");
            Draft::new(&codes::ELEMENT_OUT_OF_ORDER, message, gap.path)
                .expected(format!("<{first}> before <{early}>"))
                .help(format!("move <{early}> down, to behind </{first}>"))
        };
        let draft = draft.found(format!("<{early}>")).reason(self.structure_reason(schema));
        if rest.is_empty() {
            self.say(draft, gap.mark);
        } else {
            // Two defects at one place need a mark each.
            let mark = self.reader.window.copy_mark(gap.mark);
            self.say(draft, mark);
        }
    }

    /// Everything that a parent lacks is one finding, at the first place.
    fn tell_missing(
        &mut self,
        schema: &Compiled,
        model: &Model,
        missing: Vec<(MarkId, u16, Option<u16>)>,
    ) {
        let Some(&(mark, _, before)) = missing.first() else { return };
        let mut lists: Vec<Vec<NameId>> = Vec::new();
        for &(_, leaf, _) in &missing {
            let list = alternatives(model, leaf);
            if !lists.contains(&list) {
                lists.push(list);
            }
        }
        let parent = self.frames.last().map_or(String::new(), |_| self.parent_name());
        let wild = lists.iter().all(|l| l.contains(&ANY));
        let code: &'static Code =
            if wild { &codes::WILDCARD_MISSING } else { &codes::ELEMENT_MISSING };
        let shown = words::all_of(schema, &lists);
        let place = match before {
            Some(leaf) => {
                format!("before <{}>", schema.names.local(model.leaves[leaf as usize].name))
            }
            None => format!("at the end of <{parent}>"),
        };
        let verb = if lists.len() > 1 { "are" } else { "is" };
        let draft = Draft::new(code, format!("{shown} {verb} missing in <{parent}>"), self.path())
            .expected(format!("{shown} {place}"))
            .help(format!("add {shown} {place}"))
            .reason(self.structure_reason(schema));
        let finding = self.say(draft, mark);
        let names = if lists.len() == 1 { lists.swap_remove(0) } else { Vec::new() };
        self.remember_lack(finding, names, parent);
    }

    fn remember_lack(
        &mut self,
        finding: Option<super::sink::FindingId>,
        names: Vec<NameId>,
        child: String,
    ) {
        let path = self.path();
        let depth = self.frames.len();
        if let Some(finding) = finding
            && depth >= 2
        {
            let lacking = Lacking { finding, names, child, path };
            self.frames[depth - 2].lacking = Some(Box::new(lacking));
        }
    }

    fn parent_name(&self) -> String {
        self.names_of_part().pop().unwrap_or_default()
    }

    /// The index that the next occurrence of a leaf has in a path.
    fn next_index(&self, model: &Model, leaf: u16) -> u32 {
        let Some(parent) = self.frames.last() else { return 0 };
        model.leaves[leaf as usize]
            .total
            .map_or(0, |total| self.counts[parent.counters + total as usize] + 1)
    }

    /// A draft about a child that has just started.
    pub(crate) fn draft(
        &self,
        schema: &Compiled,
        code: &'static Code,
        message: String,
        name: &str,
    ) -> Draft {
        let index = self.index_of(schema, name);
        Draft::new(code, message, self.path_of_child(name, index))
            .found(format!("<{name}>"))
            .reason(self.structure_reason(schema))
    }

    fn index_of(&self, schema: &Compiled, name: &str) -> u32 {
        let model = self.frames.last().and_then(|f| schema.model(f.node));
        let leaf = model.and_then(|m| m.leaf_named(schema.names.find(0, name.as_bytes())));
        match (model, leaf) {
            (Some(model), Some(leaf)) => self.next_index(model, leaf),
            _ => 0,
        }
    }

    pub(crate) fn mark_tag(&mut self, tag: &StartTag) -> MarkId {
        self.mark(tag.at, tag.local.1 - tag.at)
    }

    fn trouble(&mut self) -> &mut Trouble {
        // The engine asks only while an element is open.
        let last = self.frames.len() - 1;
        self.frames[last].trouble.get_or_insert_default()
    }

    /// Holds a problem of the innermost element until it closes.
    fn problem(&mut self, schema: &Compiled, model: &Model, problem: Problem) {
        self.trouble().add(problem);
        let settled = self.trouble().overflow();
        if !settled.is_empty() {
            self.tell(schema, model, settled);
        }
    }

    fn remember_shape(&mut self, said: Option<super::sink::FindingId>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.misshapen = said;
        }
    }

    /// The content shows that the name of the innermost element was guessed wrongly; it is
    /// checked no further then.
    fn was_wrong_guess(&mut self) -> bool {
        let Some(frame) = self.frames.last_mut().filter(|f| f.guessed) else { return false };
        frame.kind = Kind::Skipped;
        true
    }

    /// Text where only elements may stand.
    #[cold]
    pub(crate) fn text_in_container(&mut self, schema: &Compiled, text: &TextToken) {
        self.watching.damage();
        if self.was_wrong_guess() {
            return;
        }
        let data = &self.reader.window.data()[text.from..text.to];
        let blank = data.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let shown = String::from_utf8_lossy(data.trim_ascii()).into_owned();
        let length = data.trim_ascii().len().max(1);
        let empty = self.frames.last().is_some_and(|f| !f.has_children);
        let expected = match self.frames.last().and_then(|f| schema.model(f.node)) {
            Some(model) => words::first_names(schema, model),
            None => String::new(),
        };
        let parent = self.parent_name();
        let mut draft = Draft::new(
            &codes::TEXT_IN_CONTAINER,
            format!("<{parent}> holds elements, not text"),
            self.path(),
        )
        .expected(if expected.is_empty() { "elements only".into() } else { expected.clone() })
        .found(shown)
        .reason(self.structure_reason(schema));
        draft = match self.hint_for_text(schema, empty) {
            Some(help) => draft.help(help),
            None => draft.help("remove the text, or put it into the element it belongs to"),
        };
        let mark = self.mark(text.from + blank, length);
        if let Some(frame) = self.frames.last_mut() {
            frame.text_said = true;
        }
        let said = self.say(draft, mark);
        self.remember_shape(said);
    }

    fn hint_for_text(&self, schema: &Compiled, empty: bool) -> Option<String> {
        let model = schema.model(self.frames.last()?.node)?;
        let first = words::first_names(schema, model);
        (empty && !first.is_empty()).then(|| format!("put the text into {first} inside it"))
    }

    #[cold]
    pub(crate) fn text_in_empty(&mut self, text: &TextToken) {
        let Some(frame) = self.frames.last_mut() else { return };
        if std::mem::replace(&mut frame.text_said, true) || text.from == text.to {
            return;
        }
        let parent = self.parent_name();
        let draft = Draft::new(
            &codes::TEXT_IN_CONTAINER,
            format!("<{parent}> must be empty, without white space too"),
            self.path(),
        )
        .expected("nothing");
        let mark = self.mark(text.from, text.to - text.from);
        self.say(draft, mark);
    }

    /// An element inside one that holds a value only.
    #[cold]
    pub(crate) fn child_in_value(&mut self, schema: &Compiled, tag: &StartTag) {
        self.watching.damage();
        if self.was_wrong_guess() {
            return self.open_unchecked(Kind::Skipped, tag);
        }
        let name = String::from_utf8_lossy(self.local(tag)).into_owned();
        let parent = self.parent_name();
        let said = self.frames.last_mut().is_some_and(|f| {
            f.collecting = false;
            std::mem::replace(&mut f.value_done, true)
        });
        if !said {
            let message = format!("<{parent}> holds a value, not elements");
            let mut draft = self.draft(schema, &codes::ELEMENT_IN_VALUE, message, &name);
            if let Some(versions) = self.other_versions(schema, &name) {
                draft.code = &codes::ELEMENT_OTHER_VERSION;
                draft.message = format!(
                    "<{parent}> holds a value in this version; it has a child <{name}> in {versions}"
                );
            }
            let draft = draft
                .expected("a value without elements")
                .help(format!("write the value directly between <{parent}> and </{parent}>"));
            let mark = self.mark_tag(tag);
            let said = self.say(draft, mark);
            self.remember_shape(said);
        }
        self.open_unchecked(Kind::Skipped, tag);
    }

    #[cold]
    pub(crate) fn undeclared_in_strict(&mut self, tag: &StartTag) {
        let name = String::from_utf8_lossy(self.local(tag)).into_owned();
        let path = self.path_of_child(&name, 0);
        let message = format!("<{name}> is not declared, and must be to stand here");
        let draft =
            Draft::new(&codes::WILDCARD_NAMESPACE, message, path).found(format!("<{name}>"));
        let mark = self.mark_tag(tag);
        self.say(draft, mark);
    }
}
