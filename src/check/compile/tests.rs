use super::{Compiled, NodeId, ValueId};
use crate::schema::messages;

/// Types that are compiled one by one are those of the schema compiled whole, which is
/// checked too.
#[test]
fn every_published_type_compiles_alone_as_it_does_with_the_others() {
    for message in messages() {
        let (whole, id) = (Compiled::new(message.schema()).unwrap(), message.id());
        let lazy = Compiled::embedded(message).unwrap();
        let names = |c: &Compiled| format!("{:?}{:?}{:?}", c.names, c.globals, c.listed);
        assert_eq!(names(&lazy), names(&whole), "{id}");
        assert_eq!(lazy.nodes.len(), whole.nodes.len(), "{id}");
        for (type_id, node) in (0..).map(NodeId).zip(&whole.nodes) {
            let (lazy, whole) = (lazy.node(type_id), node.get().unwrap());
            assert_eq!(format!("{lazy:?}"), format!("{whole:?}"), "{id} {type_id:?}");
        }
        for (value, datatype) in (0..).map(ValueId).zip(&whole.values) {
            let Some(datatype) = datatype.get() else { continue };
            assert_eq!(format!("{:?}", lazy.value(value)), format!("{datatype:?}"), "{id}");
        }
        assert!(lazy.schema() == whole.schema(), "{id}");
    }
}
