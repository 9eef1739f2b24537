//! What templates are told, read from the types that are handed to them: `docs/guide/variables.md` lists exactly that.
//!
//! Views derive `Serialize`, so their fields are what a template sees. Which view belongs to which template is read from the
//! one place that draws pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use syn::{Expr, Fields, GenericArgument, Item, ItemStruct, Lit, Meta, PathArguments, ReturnType, Type};

use crate::dossier::Dossier;

const VIEWS: &str = "src/render/view";
const PAGES: &str = "src/render/mod.rs";
const LIST: &str = "docs/guide/variables.md";
/// What every page is told beside its view.
const COMMON: [(&str, &str); 3] = [("page", "PageView"), ("frame", "FrameView"), ("site", "SiteView")];

/// A type that templates see: where it is declared, and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    module: String,
    name: String,
}

/// What a variable holds.
#[derive(Debug, Clone)]
enum Kind {
    Text,
    Number,
    YesOrNo,
    Shape(Key),
    List(Box<Kind>),
    Optional(Box<Kind>),
    /// So many values, by number.
    Several(Vec<Kind>),
}

struct Variable {
    name: String,
    kind: Kind,
    meaning: String,
}

/// Every type that is handed to templates, and the view of each template.
struct Views {
    shapes: BTreeMap<Key, Vec<Variable>>,
    meanings: BTreeMap<Key, String>,
    roots: BTreeMap<String, Key>,
}

impl Views {
    fn read() -> Self {
        let mut modules: Vec<(String, syn::File)> = Vec::new();
        for entry in fs::read_dir(VIEWS).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            modules.push((name, syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap()));
        }
        let pages = fs::read_to_string(PAGES).unwrap();
        modules.push(("pages".to_owned(), syn::parse_file(&pages).unwrap()));
        modules.sort_by(|one, other| one.0.cmp(&other.0));
        let structs: Vec<(Key, &ItemStruct)> = modules
            .iter()
            .flat_map(|(module, file)| file.items.iter().map(move |item| (module, item)))
            .filter_map(|(module, item)| match item {
                Item::Struct(item) if is_serialised(item) => {
                    Some((Key { module: module.clone(), name: item.ident.to_string() }, item))
                }
                _ => None,
            })
            .collect();
        let keys: BTreeSet<Key> = structs.iter().map(|(key, _)| key.clone()).collect();
        let shapes = structs.iter().map(|(key, item)| (key.clone(), variables(item, key, &keys))).collect();
        let meanings = structs.iter().map(|(key, item)| (key.clone(), doc_of(&item.attrs))).collect();
        let mut roots = BTreeMap::new();
        for (template, module, function) in drawn(&pages) {
            let (_, file) = modules.iter().find(|(name, _)| *name == module).unwrap();
            let name = returned(file, &function);
            roots.insert(template, keys.iter().find(|key| key.name == name).unwrap().clone());
        }
        Self { shapes, meanings, roots }
    }

    fn shape(&self, name: &str) -> &Key {
        self.shapes.keys().find(|key| key.name == name).unwrap()
    }

    /// The types that a template can come to from these, themselves included.
    fn reachable(&self, from: &[&Key]) -> BTreeSet<Key> {
        let mut found = BTreeSet::new();
        let mut open: Vec<Key> = from.iter().map(|&key| key.clone()).collect();
        while let Some(key) = open.pop() {
            if found.insert(key.clone()) {
                self.shapes[&key].iter().for_each(|variable| collect_shapes(&variable.kind, &mut open));
            }
        }
        found
    }
}

fn collect_shapes(kind: &Kind, found: &mut Vec<Key>) {
    match kind {
        Kind::Shape(key) => found.push(key.clone()),
        Kind::List(inner) | Kind::Optional(inner) => collect_shapes(inner, found),
        Kind::Several(kinds) => kinds.iter().for_each(|kind| collect_shapes(kind, found)),
        Kind::Text | Kind::Number | Kind::YesOrNo => (),
    }
}

fn is_serialised(item: &ItemStruct) -> bool {
    item.attrs.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("derive") && list.tokens.to_string().contains("Serialize"),
        _ => false,
    })
}

fn variables(item: &ItemStruct, of: &Key, keys: &BTreeSet<Key>) -> Vec<Variable> {
    let Fields::Named(fields) = &item.fields else { panic!("{of:?} has no named fields") };
    let mut variables = Vec::new();
    for field in &fields.named {
        let serde: Vec<String> = field
            .attrs
            .iter()
            .filter_map(|attribute| match &attribute.meta {
                Meta::List(list) if list.path.is_ident("serde") => Some(list.tokens.to_string()),
                _ => None,
            })
            .collect();
        match serde.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => variables.push(Variable {
                name: field.ident.as_ref().unwrap().to_string(),
                kind: kind_of(&field.ty, of, keys),
                meaning: doc_of(&field.attrs),
            }),
            ["skip"] => (),
            ref other => panic!("{of:?} renames what it hands over: {other:?}"),
        }
    }
    variables
}

fn doc_of(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn kind_of(ty: &Type, of: &Key, keys: &BTreeSet<Key>) -> Kind {
    let kind = |ty: &Type| kind_of(ty, of, keys);
    match ty {
        Type::Reference(reference) => kind(&reference.elem),
        Type::Tuple(tuple) => Kind::Several(tuple.elems.iter().map(kind).collect()),
        Type::Array(array) => Kind::List(Box::new(kind(&array.elem))),
        Type::Path(path) => {
            let last = path.path.segments.last().unwrap();
            let inner = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().find_map(|argument| match argument {
                        GenericArgument::Type(ty) => Some(Box::new(kind(ty))),
                        _ => None,
                    })
                }
                _ => None,
            };
            match (last.ident.to_string().as_str(), inner) {
                ("String" | "str" | "Html", None) => Kind::Text,
                ("bool", None) => Kind::YesOrNo,
                ("usize" | "u32" | "i32" | "f64", None) => Kind::Number,
                ("Vec", Some(inner)) => Kind::List(inner),
                ("Option", Some(inner)) => Kind::Optional(inner),
                (name, None) => {
                    let own = Key { module: of.module.clone(), name: name.to_owned() };
                    let key = keys.get(&own).or_else(|| keys.iter().find(|key| key.name == name));
                    Kind::Shape(key.unwrap_or_else(|| panic!("{of:?}: what is `{name}`?")).clone())
                }
                (name, Some(_)) => panic!("{of:?}: what is `{name}<…>`?"),
            }
        }
        _ => panic!("{of:?} has a field of an unknown kind"),
    }
}

/// Template, module and function of every view that is drawn.
fn drawn(source: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(end) = source[at..].find(".html\",").map(|index| at + index) {
        let start = source[..end].rfind('"').unwrap() + 1;
        let template = format!("{}.html", &source[start..end]);
        at = end + ".html\"".len();
        let behind = &source[at..source.len().min(at + 90)];
        // The view stands behind the template's name, or was made before.
        let call = match behind.find("view::") {
            _ if behind.starts_with(", &sheet, &())") => None,
            Some(index) => Some(&behind[index..]),
            None => source[..start].rfind("view::").map(|index| &source[index..]),
        };
        if let Some(path) = call.map(|call| call.split('(').next().unwrap()) {
            let parts: Vec<&str> = path.split("::").collect();
            assert_eq!(parts.len(), 3, "{template} is drawn from `{path}`");
            found.push((template, parts[1].to_owned(), parts[2].to_owned()));
        }
    }
    found
}

fn returned(file: &syn::File, function: &str) -> String {
    let found = file.items.iter().find_map(|item| match item {
        Item::Fn(item) if item.sig.ident == function => Some(&item.sig.output),
        _ => None,
    });
    match found {
        Some(ReturnType::Type(_, ty)) => match &**ty {
            Type::Path(path) => path.path.segments.last().unwrap().ident.to_string(),
            _ => panic!("`{function}` gives no view"),
        },
        _ => panic!("there is no `{function}`"),
    }
}

/// The name under which the list has a type. Names that two pages use are told apart.
fn title(key: &Key, all: &BTreeSet<Key>) -> String {
    let shared = all.iter().filter(|other| other.name == key.name).count() > 1;
    if shared { format!("{} ({})", key.name, key.module) } else { key.name.clone() }
}

fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-").replace(['(', ')'], "")
}

fn tell_kind(kind: &Kind, all: &BTreeSet<Key>) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::YesOrNo => "yes or no".to_owned(),
        Kind::Shape(key) => {
            let title = title(key, all);
            format!("[{title}](#{})", anchor(&title))
        }
        Kind::List(inner) => format!("list: {}", tell_kind(inner, all)),
        Kind::Optional(inner) => format!("{}, or nothing", tell_kind(inner, all)),
        Kind::Several(kinds) => {
            format!(
                "in order: {}",
                kinds.iter().map(|kind| tell_kind(kind, all)).collect::<Vec<_>>().join("; ")
            )
        }
    }
}

fn push_table(list: &mut String, prefix: &str, variables: &[Variable], all: &BTreeSet<Key>) {
    list.push_str("| variable | holds | |\n|---|---|---|\n");
    for Variable { name, kind, meaning } in variables {
        writeln!(list, "| `{prefix}{name}` | {} | {meaning} |", tell_kind(kind, all)).unwrap();
    }
    list.push('\n');
}

/// The list as it must be.
fn write_list(views: &Views) -> String {
    let common = COMMON.map(|(prefix, name)| (prefix, views.shape(name)));
    let roots: Vec<&Key> = views.roots.values().chain(common.map(|(_, key)| key)).collect();
    let all = views.reachable(&roots);
    let mut list = include_str!("variables_head.md").to_owned();
    for (prefix, key) in common {
        push_table(&mut list, &format!("{prefix}."), &views.shapes[key], &all);
    }
    for (template, key) in &views.roots {
        write!(list, "## {template}\n\n").unwrap();
        push_table(&mut list, "view.", &views.shapes[key], &all);
    }
    list.push_str("# Pieces\n\n");
    for key in all.iter().filter(|key| !roots.contains(key)) {
        write!(list, "## {}\n\n", title(key, &all)).unwrap();
        if !views.meanings[key].is_empty() {
            write!(list, "{}\n\n", views.meanings[key]).unwrap();
        }
        push_table(&mut list, "", &views.shapes[key], &all);
    }
    list.trim_end().to_owned() + "\n"
}

#[test]
fn every_variable_that_templates_are_told_is_listed_and_no_other() {
    let list = write_list(&Views::read());
    if std::env::var_os("LEPORELLO_BLESS").is_some() {
        fs::write(LIST, &list).unwrap();
    }
    let written = fs::read_to_string(LIST).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == list, "{LIST} is not what templates are told; LEPORELLO_BLESS=1 renews it");
}

#[test]
fn every_variable_is_explained() {
    let views = Views::read();
    let common = COMMON.map(|(_, name)| views.shape(name));
    let roots: Vec<&Key> = views.roots.values().chain(common).collect();
    let unexplained: Vec<String> = views
        .reachable(&roots)
        .iter()
        .flat_map(|key| views.shapes[key].iter().map(move |variable| (key, variable)))
        .filter(|(_, variable)| variable.meaning.is_empty())
        .map(|(key, variable)| format!("{}::{}.{}", key.module, key.name, variable.name))
        .collect();
    assert_eq!(unexplained, Vec::<String>::new(), "a field of a view needs a doc comment");
}

/// Template code that reads a variable, and everything in it.
fn read_all(views: &Views, path: &str, kind: &Kind, depth: usize, code: &mut String) {
    match kind {
        Kind::Text | Kind::Number | Kind::YesOrNo => write!(code, "{{{{ {path} }}}}").unwrap(),
        Kind::Shape(key) => {
            for Variable { name, kind, .. } in &views.shapes[key] {
                read_all(views, &format!("{path}.{name}"), kind, depth, code);
            }
        }
        Kind::List(inner) => {
            write!(code, "{{% for item{depth} in {path} %}}").unwrap();
            read_all(views, &format!("item{depth}"), inner, depth + 1, code);
            code.push_str("{% endfor %}");
        }
        Kind::Optional(inner) => {
            write!(code, "{{% if {path} %}}").unwrap();
            read_all(views, path, inner, depth, code);
            code.push_str("{% endif %}");
        }
        Kind::Several(kinds) => {
            for (index, kind) in kinds.iter().enumerate() {
                read_all(views, &format!("{path}[{index}]"), kind, depth, code);
            }
        }
    }
}

#[test]
fn every_variable_that_is_listed_can_be_read() {
    let views = Views::read();
    let dossier = Dossier::demo();
    dossier.write(
        "corpus/english.md",
        "---\ntitle: A vote\ndate: 2025-03-12\nlang: en\n---\nMayor Jane Doe spoke on Monday.\n",
    );
    for (template, key) in &views.roots {
        let mut code = "{{ root }}".to_owned();
        let told = |name: &str| name == "site" || template != "moved.html";
        let common = COMMON.iter().filter(|(prefix, _)| told(prefix));
        let common = common.map(|&(prefix, name)| (prefix, views.shape(name)));
        for (name, key) in common.chain([("view", key)]) {
            // Of the page, `nothing` is something that can be asked for.
            read_all(&views, name, &Kind::Shape(key.clone()), 0, &mut code);
        }
        dossier.write(&format!("templates/{template}"), &code);
    }
    dossier.build();
    assert!(views.roots.len() > 12, "{:?}", views.roots);
}
