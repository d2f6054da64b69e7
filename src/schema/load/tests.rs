use super::load;

#[test]
fn published_schemas_load() {
    let Ok(shared) = std::env::var("ISOPROOF_SHARED") else {
        println!("skipped: ISOPROOF_SHARED is not set");
        return;
    };
    let mut count = 0;
    for entry in std::fs::read_dir(format!("{shared}/facts/xsd")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "xsd") {
            let bytes = std::fs::read(&path).unwrap();
            let schema = load(&bytes, &|_| Err("none".into())).unwrap();
            assert!(schema.types.len() > 3);
            count += 1;
        }
    }
    assert_eq!(count, 401);
}
