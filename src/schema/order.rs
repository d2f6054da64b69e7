//! One order for the types of a schema, so that two schemas that say the same are equal.

use super::model::{Base, Content, Element, Particle, QName, Schema, Term, Type, TypeId, TypeKind};

impl Schema {
    /// The same schema with its types in alphabetical order, those without a name behind
    /// them in the order of their first use, those without name and use left out.
    #[must_use]
    pub fn sorted(&self) -> Schema {
        let order = order(self);
        let mut new_ids = vec![TypeId(0); self.types.len()];
        for (new, old) in order.iter().enumerate() {
            new_ids[old.0 as usize] = TypeId(new as u32);
        }
        let mut sorted = Schema {
            target_namespace: self.target_namespace.clone(),
            elements: self.elements.clone(),
            types: order.iter().map(|id| self.type_of(*id).clone()).collect(),
        };
        sorted.renumber(&|id| new_ids[id.0 as usize]);
        sorted
    }

    fn renumber(&mut self, new_id: &dyn Fn(TypeId) -> TypeId) {
        for element in &mut self.elements {
            element.type_id = new_id(element.type_id);
        }
        for one in &mut self.types {
            let mut references = Vec::new();
            references_mut(one, &mut references);
            for reference in references {
                *reference = new_id(*reference);
            }
        }
    }
}

/// The old ids in the new order.
fn order(schema: &Schema) -> Vec<TypeId> {
    let mut named: Vec<(&QName, TypeId)> = schema
        .types
        .iter()
        .zip(0..)
        .filter_map(|(one, id)| Some((one.name.as_ref()?, TypeId(id))))
        .collect();
    named.sort();
    let mut order: Vec<TypeId> = named.into_iter().map(|(_, id)| id).collect();
    let mut is_placed = vec![false; schema.types.len()];
    for id in &order {
        is_placed[id.0 as usize] = true;
    }
    let mut place = |order: &mut Vec<TypeId>, ids: Vec<TypeId>| {
        for id in ids {
            if !std::mem::replace(&mut is_placed[id.0 as usize], true) {
                order.push(id);
            }
        }
    };
    place(&mut order, schema.elements.iter().map(|element| element.type_id).collect());
    let mut next = 0;
    while let Some(id) = order.get(next).copied() {
        place(&mut order, schema.type_of(id).references());
        next += 1;
    }
    order
}

impl Type {
    /// The types that this one names, in the order of the text, each time it does.
    #[must_use]
    pub fn references(&self) -> Vec<TypeId> {
        let mut copy = self.clone();
        let mut references = Vec::new();
        references_mut(&mut copy, &mut references);
        references.into_iter().map(|id| *id).collect()
    }
}

fn references_mut<'t>(one: &'t mut Type, found: &mut Vec<&'t mut TypeId>) {
    match &mut one.kind {
        TypeKind::Simple(simple) => found.extend(of_base(&mut simple.base)),
        TypeKind::Complex(complex) => {
            match &mut complex.content {
                Content::Empty => {}
                Content::Simple(base) => found.extend(of_base(base)),
                Content::Elements(particle) | Content::Mixed(particle) => {
                    of_particle(particle, found);
                }
            }
            found.extend(complex.attributes.iter_mut().filter_map(|one| of_base(&mut one.base)));
        }
    }
}

fn of_base(base: &mut Base) -> Option<&mut TypeId> {
    match base {
        Base::Builtin(_) => None,
        Base::Type(id) => Some(id),
    }
}

fn of_particle<'t>(particle: &'t mut Particle, found: &mut Vec<&'t mut TypeId>) {
    match &mut particle.term {
        Term::Any(_) => {}
        Term::Element(Element { type_id, .. }) => found.push(type_id),
        Term::Sequence(members) | Term::Choice(members) => {
            members.iter_mut().for_each(|member| of_particle(member, found));
        }
    }
}
