#!/bin/sh
# Makes the four font files beside this script from the two families on npm (both SIL Open Font License 1.1).
# Needs npm and, from PyPI, fonttools with brotli.  Run: sh make-subset.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-save --prefix . @fontsource-variable/literata@5 @fontsource-variable/atkinson-hyperlegible-next@5
from=node_modules/@fontsource-variable

# Literata is used at one weight and one optical size; Atkinson keeps its weights. Atkinson's italic is a slanted upright,
# which a browser draws well enough by itself: no file for it.
instance() { fonttools varLib.instancer --quiet "$from/$1/files/$2.woff2" "$4" ${5-} -o "$3.ttf"; }
instance literata literata-latin-opsz-normal literata opsz=30 wght=460
instance atkinson-hyperlegible-next atkinson-hyperlegible-next-latin-wght-normal atkinson wght=400:700

# The first file of each pair is what English needs, with the accents of names in the text face; each fits in the first
# round trip of a connection (about 14,000 bytes). "-more" loads only where a page uses one of its letters.
# The ranges equal the unicode-range values in ../css/fonts.css.
basic="U+20-7E,U+A0,U+A7,U+A9,U+B7,U+2010-2015,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+2190,U+2192,U+2212"
accents="U+C5,U+C9,U+D6,U+E0-EF,U+F1-F6,U+F8-FC"
other="U+C0-C4,U+C6-C8,U+CA-D5,U+D7-DF,U+F0,U+F7,U+FD-FF"
more="U+A1-A6,U+A8,U+AA-B6,U+B8-BF,U+131,U+152,U+153,U+160,U+161,U+178,U+17D,U+17E,U+201A,U+201E,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2122"

subset() {
  pyftsubset "$1.ttf" --unicodes="$3" --output-file="$here/$2.woff2" --flavor=woff2 --no-hinting --desubroutinize \
    --layout-features=kern,liga,calt,ccmp,locl,mark,mkmk,tnum,lnum --name-IDs=0,1,2,5,13,14
}
subset literata literata "$basic"
subset literata literata-more "$accents,$other,$more"
subset atkinson atkinson "$basic,$accents"
subset atkinson atkinson-more "$other,$more"
ls -l "$here"/*.woff2
