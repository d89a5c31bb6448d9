// Making elements. Nothing of a report is ever read as markup: text goes in as text.

/** An element with attributes (`on…`: listeners; null and false: left out) and children. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link into the web; the bare text if the address is no web address. */
function webLink(url, text) {
  if (!/^https?:\/\//.test(url)) return h("span", {}, text);
  return h("a", { href: url, rel: "noreferrer" }, text);
}

/** `1 case`, `2 cases`. */
function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Tells people who do not see the page. */
function say(text) {
  document.getElementById("said").textContent = text;
}

/** A button that copies a text. */
function copyButton(label, text) {
  const copy = async (event) => {
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Cannot copy here";
    }
    say(button.textContent);
    setTimeout(() => (button.textContent = label), 1500);
  };
  return h("button", { type: "button", class: "copy", onclick: copy }, label);
}
