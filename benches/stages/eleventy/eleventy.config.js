// A page per article, person, day, month and year, lists of each, and a timeline.
const list = `<ul>{% for page in pages %}<li>{{ page.data.date | day }} <a href="{{ page.url }}">{{ page.data.title }}</a>
<p>{{ page.data.description }}</p></li>
{% endfor %}</ul>`;
const term = `<h1>{{ term.name }}</h1>{% set pages = term.pages %}${list}`;
const terms = `<h1>{{ title }}</h1><ul>{% for term in collections[kind] %}
<li><a href="/{{ kind }}/{{ term.name | slug }}/">{{ term.name }}</a> ({{ term.pages.length }})</li>{% endfor %}</ul>`;
const timeline = `<h1>{{ title }}</h1>{% for term in collections.days %}<section id="{{ term.name }}"><h2>{{ term.name }}</h2>
<ul>{% for page in term.pages %}<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>
{% endfor %}</ul></section>
{% endfor %}`;

const kinds = {
  people: (data) => data.people,
  days: (data) => [day(data.date)],
  months: (data) => [day(data.date).slice(0, 7)],
  years: (data) => [day(data.date).slice(0, 4)],
};

function day(date) {
  return date.toISOString().slice(0, 10);
}

function articles(api) {
  return api.getFilteredByGlob("content/articles/*.md").sort((a, b) => b.date - a.date);
}

export default function (config) {
  config.addFilter("day", day);
  // Kept, because Eleventy's own filter is slow.
  const slugs = new Map();
  config.addFilter("slug", (name) => {
    if (!slugs.has(name)) slugs.set(name, config.getFilter("slugify")(name));
    return slugs.get(name);
  });
  config.addCollection("articles", articles);
  const layout = "base.njk";
  for (const [kind, termsOf] of Object.entries(kinds)) {
    config.addCollection(kind, (api) => {
      const groups = new Map();
      for (const page of articles(api)) {
        for (const name of termsOf(page.data)) {
          if (!groups.has(name)) groups.set(name, { name, pages: [] });
          groups.get(name).pages.push(page);
        }
      }
      return [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    });
    config.addTemplate(`${kind}-term.njk`, term, {
      layout,
      eleventyComputed: { title: "{{ term.name }}" },
      pagination: { data: `collections.${kind}`, size: 1, alias: "term" },
      permalink: `/${kind}/{{ term.name | slug }}/index.html`,
    });
    config.addTemplate(`${kind}.njk`, terms, { layout, kind, title: kind, permalink: `/${kind}/index.html` });
  }
  config.addTemplate("timeline.njk", timeline, { layout, title: "Zeitleiste", permalink: "/timeline/index.html" });
  config.addTemplate("articles.njk", `{% set pages = collections.articles %}${list}`, {
    layout,
    title: "Artikel",
    permalink: "/index.html",
  });
  return { dir: { includes: "layouts" }, markdownTemplateEngine: false };
}
