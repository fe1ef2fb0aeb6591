"""Makes Closed.ttf, a font of one square whose makers allow no embedding.

Needs fontTools; the font is kept beside this, so that no test does.
"""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

letters = [chr(c) for c in range(0x20, 0x7F)]
names = [".notdef"] + [f"u{ord(c):04X}" for c in letters]
pen = TTGlyphPen(None)
for step, point in enumerate([(50, 0), (50, 500), (450, 500), (450, 0)]):
    pen.lineTo(point) if step else pen.moveTo(point)
pen.closePath()
square = pen.glyph()
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(names)
font.setupCharacterMap({ord(c): n for c, n in zip(letters, names[1:])})
font.setupGlyf({n: square for n in names})
font.setupHorizontalMetrics({n: (500, 50) for n in names})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Closed", "styleName": "Regular", "psName": "Closed-Regular"})
font.setupOS2(fsType=2, sxHeight=500, sCapHeight=500, usWeightClass=400)
font.setupPost()
font.setupHead(created=0, modified=0, unitsPerEm=1000)
font.font.recalcTimestamp = False
font.save("Closed.ttf")
