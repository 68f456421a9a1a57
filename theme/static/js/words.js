// Words come from the page. A phrase that depends on a number comes in the forms for 1, 2, 5 and 20, which is enough to find
// the right one in any language's plurals: "# tick|# ticks|# ticks|# ticks".
const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
export const phrase = (forms, number) => {
  const kind = plurals.select(number);
  const place = [1, 2, 5, 20].findIndex((sample) => plurals.select(sample) === kind);
  return forms.split("|")[place < 0 ? 3 : place].replace("#", number);
};
// "6 ticks and 2 notes": what stands in these marks, said in the forms of `words` (data-t, data-n, data-a, data-c).
export const counted = (all, words) => {
  const amount = (key) => all.filter((mark) => mark[key]).length;
  const parts = [..."tnac"].filter(amount).map((key) => phrase(words[key], amount(key)));
  return new Intl.ListFormat(language).format(parts);
};
