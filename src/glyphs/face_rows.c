/* SPDX-License-Identifier: MIT */
/* The table of the program's own faces. */
#include "glyphs/face_row.h"

#include <stddef.h>

const char *const own_families[FAMILY_COUNT] = {
	[FAMILY_SERIF] = "Source Serif 4",
	[FAMILY_SANS] = "Source Sans 3",
	[FAMILY_MONO] = "JetBrains Mono",
};

#define SERIF(file, weight, italic, size) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_SERIF, weight, italic, \
			PT(size), 0, 0, NULL \
	}
#define SANS(file, weight, italic) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_SANS, weight, italic, 0, 0, \
			0, NULL \
	}
#define MONO(file, weight, italic) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_MONO, weight, italic, 0, 0, \
			0, NULL \
	}
#define SYMBOLS(file, other, reach) \
	{ \
		file, other, 0, reach, FAMILY_SANS, 400, false, 0, 0, 0, NULL \
	}
#define SYMBOLS_BOLD(file, reach) \
	{ \
		file, NULL, 0, reach, FAMILY_SANS, 700, false, 0, 0, 0, NULL \
	}
#define SCRIPT(file, first, last) \
	{ \
		file, NULL, 0, REACH_RANGE, FAMILY_SERIF, 400, false, 0, \
			first, last, NULL \
	}
#define SCRIPT_BOLD(file, first, last) \
	{ \
		file, NULL, 0, REACH_RANGE, FAMILY_SERIF, 700, false, 0, \
			first, last, NULL \
	}
#define IDEOGRAPHS(file, index, family, weight, language) \
	{ \
		file, NULL, index, REACH_RANGE, family, weight, false, 0, \
			0x1100, 0x3FFFF, language \
	}

/*
 * The order counts: rows of one family, weight and slant by growing size;
 * rows of the fallback chain in the order of the search.
 */
const struct face_row own_faces[OWN_FACES] = {
	SERIF("SourceSerif4SmText-Regular.ttf", 400, false, 0),
	SERIF("SourceSerif4-Regular.ttf", 400, false, 9.45),
	SERIF("SourceSerif4Subhead-Regular.ttf", 400, false, 14.5),
	SERIF("SourceSerif4Display-Regular.ttf", 400, false, 24),
	SERIF("SourceSerif4SmText-It.ttf", 400, true, 0),
	SERIF("SourceSerif4-It.ttf", 400, true, 9.45),
	SERIF("SourceSerif4Subhead-It.ttf", 400, true, 14.5),
	SERIF("SourceSerif4Display-It.ttf", 400, true, 24),
	SERIF("SourceSerif4SmText-Semibold.ttf", 600, false, 0),
	SERIF("SourceSerif4-Semibold.ttf", 600, false, 9.45),
	SERIF("SourceSerif4Subhead-Semibold.ttf", 600, false, 14.5),
	SERIF("SourceSerif4Display-Semibold.ttf", 600, false, 24),
	SERIF("SourceSerif4-SemiboldIt.ttf", 600, true, 0),
	SERIF("SourceSerif4SmText-Bold.ttf", 700, false, 0),
	SERIF("SourceSerif4-Bold.ttf", 700, false, 9.45),
	SERIF("SourceSerif4-BoldIt.ttf", 700, true, 0),
	SANS("SourceSans3-Regular.ttf", 400, false),
	SANS("SourceSans3-It.ttf", 400, true),
	SANS("SourceSans3-Semibold.ttf", 600, false),
	SANS("SourceSans3-SemiboldIt.ttf", 600, true),
	SANS("SourceSans3-Bold.ttf", 700, false),
	SANS("SourceSans3-BoldIt.ttf", 700, true),
	MONO("JetBrainsMono-Regular.ttf", 400, false),
	MONO("JetBrainsMono-Italic.ttf", 400, true),
	MONO("JetBrainsMono-Bold.ttf", 700, false),
	MONO("JetBrainsMono-BoldItalic.ttf", 700, true),
	SYMBOLS("DejaVuSansMono.ttf", NULL, REACH_MONO),
	SYMBOLS("DejaVuSans.ttf", NULL, REACH_ANY),
	SYMBOLS_BOLD("DejaVuSans-Bold.ttf", REACH_ANY),
	SYMBOLS("NotoSansMath-Regular.ttf", NULL, REACH_ANY),
	SYMBOLS("Symbola.ttf", "Symbola_hint.ttf", REACH_ANY),
	SCRIPT("NotoSerifHebrew-Regular.ttf", 0x0590, 0x05FF),
	SCRIPT_BOLD("NotoSerifHebrew-Bold.ttf", 0x0590, 0x05FF),
	SCRIPT("NotoSerifArmenian-Regular.ttf", 0x0530, 0x058F),
	SCRIPT("NotoSerifDevanagari-Regular.ttf", 0x0900, 0x097F),
	SCRIPT("NotoSerifBengali-Regular.ttf", 0x0980, 0x09FF),
	SCRIPT("NotoSerifGurmukhi-Regular.ttf", 0x0A00, 0x0A7F),
	SCRIPT("NotoSerifGujarati-Regular.ttf", 0x0A80, 0x0AFF),
	SCRIPT("NotoSansOriya-Regular.ttf", 0x0B00, 0x0B7F),
	SCRIPT("NotoSerifTamil-Regular.ttf", 0x0B80, 0x0BFF),
	SCRIPT("NotoSerifTelugu-Regular.ttf", 0x0C00, 0x0C7F),
	SCRIPT("NotoSerifKannada-Regular.ttf", 0x0C80, 0x0CFF),
	SCRIPT("NotoSerifMalayalam-Regular.ttf", 0x0D00, 0x0D7F),
	SCRIPT("NotoSerifSinhala-Regular.ttf", 0x0D80, 0x0DFF),
	SCRIPT("NotoSerifThai-Regular.ttf", 0x0E00, 0x0E7F),
	SCRIPT("NotoSerifLao-Regular.ttf", 0x0E80, 0x0EFF),
	SCRIPT("NotoSerifTibetan-Regular.ttf", 0x0F00, 0x0FFF),
	SCRIPT("NotoSerifMyanmar-Regular.ttf", 0x1000, 0x109F),
	SCRIPT("NotoSerifGeorgian-Regular.ttf", 0x10A0, 0x10FF),
	SCRIPT("NotoSerifEthiopic-Regular.ttf", 0x1200, 0x139F),
	SCRIPT("NotoSerifKhmer-Regular.ttf", 0x1780, 0x17FF),
	SCRIPT("NotoNaskhArabic-Regular.ttf", 0x0600, 0xFEFF),
	SCRIPT_BOLD("NotoNaskhArabic-Bold.ttf", 0x0600, 0xFEFF),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 0, FAMILY_SERIF, 400, "ja"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 0, FAMILY_SERIF, 700, "ja"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 1, FAMILY_SERIF, 400, "ko"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 1, FAMILY_SERIF, 700, "ko"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 3, FAMILY_SERIF, 400, "zh-TW"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 3, FAMILY_SERIF, 700, "zh-TW"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 2, FAMILY_SERIF, 400, NULL),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 2, FAMILY_SERIF, 700, NULL),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 0, FAMILY_SANS, 400, "ja"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 0, FAMILY_SANS, 700, "ja"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 1, FAMILY_SANS, 400, "ko"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 1, FAMILY_SANS, 700, "ko"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 3, FAMILY_SANS, 400, "zh-TW"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 3, FAMILY_SANS, 700, "zh-TW"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 2, FAMILY_SANS, 400, NULL),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 2, FAMILY_SANS, 700, NULL),
};
