/* SPDX-License-Identifier: MIT */
/*
 * Inline nodes -> flat text and strands. One row a kind says what a node puts
 * in by itself and how it changes the look of what it holds.
 */
#include "text/inline.h"
#include "text/picture.h"

/* What holds for the text at hand; one for each open node. */
struct state {
	struct text_style style;
	struct str language;
	unsigned decorations;
	struct tag *tag;
	int link;
};

struct flattener {
	struct text_job *job;
	struct flat *flat;
	const struct paragraph_style *style;
	VEC(struct state) states;
};

struct rule {
	/* What a node without children puts in; NULL: nothing. */
	void (*put)(struct flattener *f, const struct node *node);
	/* How a node changes the state of its children; NULL: not. */
	void (*change)(struct flattener *f, const struct node *node,
		struct state *state);
	bool has_tag;
	enum tag_kind tag;
};

static struct state *top(struct flattener *f)
{
	return &f->states.at[f->states.count - 1];
}

static bool same_look(const struct look *look, const struct state *state)
{
	const struct text_style *a = &look->style;
	const struct text_style *b = &state->style;

	return a->family == b->family && a->weight == b->weight &&
		a->is_italic == b->is_italic && a->size == b->size &&
		a->rise == b->rise && a->features == b->features &&
		a->tracking == b->tracking && a->color == b->color &&
		look->decorations == state->decorations &&
		str_equal(look->language, state->language);
}

/* The number of the state's look; a new one when it was not seen before. */
static uint32_t look_of(struct flattener *f, const struct state *state)
{
	struct flat *flat = f->flat;

	for (size_t i = 0; i < flat->looks.count; i++)
		if (same_look(&flat->looks.at[i], state))
			return (uint32_t)i;
	struct look look = {
		.style = state->style,
		.language = state->language,
		.decorations = state->decorations,
		.key = text_cache_key(
			f->job->cache, &state->style, state->language),
	};
	look.space = text_cache_word(f->job->cache, look.key, STR(" "));
	look.space_width = shape_scale(look.space->advance, look.style.size);
	vec_push(&flat->looks, look);
	return (uint32_t)(flat->looks.count - 1);
}

static void put_strand(struct flattener *f, enum strand_kind kind,
	const struct node *node, struct str text)
{
	const struct state *state = top(f);
	struct strand strand = {
		.kind = kind,
		.at = (uint32_t)f->flat->text.length,
		.length = (uint32_t)text.length,
		.look = look_of(f, state),
		.link = state->link,
		.node = node,
		.tag = state->tag,
	};

	buf_put(&f->flat->text, text);
	vec_push(&f->flat->strands, strand);
}

/*
 * Notes whether the text has scripts beyond Latin, Greek and Cyrillic. Their
 * code points lie from U+0590 on, but for the blocks of accented Latin and
 * Greek (U+1E00) and of punctuation and signs (U+2000 to U+2BFF).
 */
static void scan(struct flat *flat, struct str text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c < 0xD6)
			continue;
		unsigned char next =
			i + 1 < text.length ? (unsigned char)text.at[i + 1] : 0;
		if ((c == 0xD6 && next < 0x90) || (c == 0xE1 && next >= 0xB8) ||
			(c == 0xE2 && next < 0xB0))
			continue;
		flat->is_complex = true;
		if (c < 0xE0 || (c == 0xE0 && next < 0xA4) || c == 0xEF ||
			(c == 0xF0 && (next == 0x90 || next == 0x9E)))
			flat->has_right_to_left = true;
	}
}

static void put_text(struct flattener *f, const struct node *node)
{
	scan(f->flat, node->text);
	put_strand(f, STRAND_TEXT, node, node->text);
}

/* A state in which the size is a part of what it was. */
static void resize(struct state *state, int64_t part, int64_t whole)
{
	state->style.size = length_scale(state->style.size, part, whole);
}

static struct tag *make_tag(struct flattener *f, enum tag_kind kind,
	struct tag *parent, struct str language)
{
	struct tag *tag = ARENA_NEW(f->job->arena, struct tag);

	tag->kind = kind;
	tag->parent = parent;
	tag->language = language;
	return parent != NULL ? tag : NULL;
}

static void put_code(struct flattener *f, const struct node *node)
{
	struct state state = *top(f);
	struct text_style *style = &state.style;

	style->family = FAMILY_MONO;
	style->weight = style->weight >= 600 ? 700 : 400;
	style->features = 0;
	style->tracking = 0;
	resize(&state, f->style->code_scale, 1024);
	state.tag = make_tag(f, TAG_CODE, state.tag, node->language);
	vec_push(&f->states, state);
	scan(f->flat, node->text);
	put_strand(f, STRAND_CODE, node, node->text);
	f->states.count--;
}

static void put_picture(struct flattener *f, const struct node *node)
{
	struct state state = *top(f);

	if (!node->as.image.is_decorative) {
		state.tag = make_tag(f, TAG_FIGURE, state.tag, node->language);
		if (state.tag != NULL)
			state.tag->alt = node->as.image.alt;
	} else {
		state.tag = NULL;
	}
	vec_push(&f->states, state);
	if (picture_is_drawable(node->as.image.file)) {
		put_strand(f, STRAND_PICTURE, node, STR("\xEF\xBF\xBC"));
	} else {
		// A lost picture leaves its words.
		top(f)->style.is_italic = true;
		scan(f->flat, node->as.image.alt);
		put_strand(f, STRAND_TEXT, node, node->as.image.alt);
	}
	f->states.count--;
}

static int add_link(
	struct flattener *f, const struct node *node, struct tag *tag)
{
	vec_push(&f->flat->links, (struct flat_link){ node, tag });
	return (int)f->flat->links.count - 1;
}

/* Superior figures: the face's own where it has them. */
static void lift(struct flattener *f, struct state *state)
{
	struct fonts *fonts = f->job->fonts;

	if (fonts_has_superiors(fonts, fonts_face(fonts, &state->style))) {
		state->style.features |= FEATURE_SUPERIORS;
		return;
	}
	state->style.features = 0;
	state->style.rise += length_scale(state->style.size, 36, 100);
	resize(state, 64, 100);
}

static void put_note_call(struct flattener *f, const struct node *node)
{
	const struct node *note = node->as.note_call.footnote;
	struct state state = *top(f);

	if (note == NULL) {
		put_strand(f, STRAND_TEXT, node, node->as.note_call.label);
		return;
	}
	struct tag *reference =
		make_tag(f, TAG_REFERENCE, state.tag, (struct str){ 0 });
	state.tag = make_tag(f, TAG_LINK, reference, (struct str){ 0 });
	state.link = add_link(f, node, state.tag);
	if (state.style.family == FAMILY_MONO)
		state.style.family = FAMILY_SERIF;
	lift(f, &state);
	vec_push(&f->states, state);
	put_strand(f, STRAND_PLACE, node, (struct str){ 0 });
	put_strand(f, STRAND_TEXT, node,
		arena_format(f->job->arena, "%d", note->as.footnote.number));
	f->states.count--;
}

static void put_place(struct flattener *f, const struct node *node)
{
	put_strand(f, STRAND_PLACE, node, (struct str){ 0 });
}

static void put_soft_break(struct flattener *f, const struct node *node)
{
	put_strand(f, STRAND_TEXT, node, STR("\n"));
}

static void put_line_break(struct flattener *f, const struct node *node)
{
	put_strand(f, STRAND_BREAK, node, STR("\n"));
}

static void emphasize(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->style.is_italic = !state->style.is_italic;
}

static void strengthen(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->style.weight = state->style.weight >= 600 ? 700 : 600;
}

static void strike(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->decorations |= DECORATION_STRIKE;
}

static void underline(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->decorations |= DECORATION_UNDERLINE;
}

static void mark(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->decorations |= DECORATION_MARK;
}

static void lessen(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	resize(state, 85, 100);
}

static bool is_all_figures(struct str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	return true;
}

/* The face's own superior figures where they will do. */
static void raise(
	struct flattener *f, const struct node *node, struct state *state)
{
	const struct node *only = node->first;

	if (only != NULL && only == node->last && only->kind == NODE_TEXT &&
		state->style.family != FAMILY_MONO &&
		is_all_figures(only->text)) {
		lift(f, state);
		return;
	}
	state->style.rise += length_scale(state->style.size, 36, 100);
	resize(state, 64, 100);
}

static void lower(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->style.rise -= length_scale(state->style.size, 13, 100);
	resize(state, 64, 100);
}

static void set_keys(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f, (void)node;
	state->style.family = FAMILY_SANS;
	state->style.features = 0;
	resize(state, 95, 100);
}

static void set_phrase(
	struct flattener *f, const struct node *node, struct state *state)
{
	(void)f;
	if (node_has_class(node, STR("small-caps")) ||
		node_has_class(node, STR("smallcaps"))) {
		state->style.features |= FEATURE_SMALL_CAPITALS;
		state->style.tracking = 30;
	}
}

static void set_link(
	struct flattener *f, const struct node *node, struct state *state)
{
	const struct link *link = &node->as.link;

	if (str_is_empty(link->url) && link->lesson == NULL &&
		link->node == NULL)
		return;
	state->tag = make_tag(f, TAG_LINK, state->tag, node->language);
	state->link = add_link(f, node, state->tag);
	state->style.color = f->style->link_color;
}

static const struct rule rules[NODE_KIND_COUNT] = {
	[NODE_TEXT] = { .put = put_text },
	[NODE_CODE] = { .put = put_code },
	[NODE_IMAGE] = { .put = put_picture },
	[NODE_NOTE_CALL] = { .put = put_note_call },
	[NODE_INDEX_MARK] = { .put = put_place },
	[NODE_ANCHOR] = { .put = put_place },
	[NODE_SOFT_BREAK] = { .put = put_soft_break },
	[NODE_LINE_BREAK] = { .put = put_line_break },
	[NODE_EMPHASIS] = { NULL, emphasize, true, TAG_EMPHASIS },
	[NODE_STRONG] = { NULL, strengthen, true, TAG_STRONG },
	[NODE_STRIKE] = { NULL, strike, true, TAG_SPAN },
	[NODE_UNDERLINE] = { NULL, underline, true, TAG_SPAN },
	[NODE_MARK] = { NULL, mark, true, TAG_SPAN },
	[NODE_SMALL] = { NULL, lessen, true, TAG_SPAN },
	[NODE_SUPERSCRIPT] = { NULL, raise, true, TAG_SPAN },
	[NODE_SUBSCRIPT] = { NULL, lower, true, TAG_SPAN },
	[NODE_KEYBOARD] = { NULL, set_keys, true, TAG_SPAN },
	[NODE_ABBREVIATION] = { NULL, NULL, true, TAG_SPAN },
	[NODE_QUOTATION] = { NULL, NULL, true, TAG_SPAN },
	[NODE_CITE] = { NULL, emphasize, true, TAG_SPAN },
	[NODE_PHRASE] = { NULL, set_phrase, true, TAG_SPAN },
	[NODE_LINK] = { NULL, set_link, false, TAG_LINK },
};

/* Puts a node's own part in and opens it; a leaf is closed by the caller. */
static void enter(struct flattener *f, const struct node *node)
{
	const struct rule *rule = &rules[node->kind];
	struct state state = *top(f);

	if (!str_is_empty(node->language))
		state.language = node->language;
	if (rule->has_tag)
		state.tag = make_tag(f, rule->tag, state.tag, node->language);
	if (rule->change != NULL)
		rule->change(f, node, &state);
	vec_push(&f->states, state);
	if (rule->put != NULL)
		rule->put(f, node);
	else if (!str_is_empty(node->id))
		put_place(f, node);
}

/* All that stands in the text's node, or a stretch of its children; no
 * recursion. */
static void flatten(struct flattener *f, const struct paragraph_text *text)
{
	const struct node *root = text->node;
	const struct node *until = text->until;
	const struct node *node = text->from != NULL ? text->from : root->first;

	while (node != NULL && node != until) {
		enter(f, node);
		if (node->first != NULL) {
			node = node->first;
			continue;
		}
		f->states.count--;
		while (node->next == NULL && node->parent != root) {
			node = node->parent;
			f->states.count--;
		}
		node = node->next;
	}
}

static void clear(struct flat *flat)
{
	buf_clear(&flat->text);
	vec_clear(&flat->strands);
	vec_clear(&flat->looks);
	vec_clear(&flat->links);
	flat->is_complex = false;
	flat->has_right_to_left = false;
	flat->runs_left = false;
}

void flat_free(struct flat *flat)
{
	buf_free(&flat->text);
	vec_free(&flat->strands);
	vec_free(&flat->looks);
	vec_free(&flat->links);
}

static void put_prefix(struct flattener *f, const struct paragraph_text *text)
{
	struct state state = *top(f);

	state.style = text->prefix_style;
	if (text->prefix_tag != NULL)
		state.tag = text->prefix_tag;
	vec_push(&f->states, state);
	scan(f->flat, text->prefix);
	put_strand(f, STRAND_TEXT, NULL, text->prefix);
	f->states.count--;
	put_strand(f, STRAND_TEXT, NULL, STR(" "));
}

/*
 * A heading that runs in is bold already: behind it stands half an em, for a
 * whole one tears a hole in a short line.
 */
static void put_heading(struct flattener *f, const struct paragraph_text *text)
{
	struct state state = *top(f);
	struct paragraph_text heading = { .node = text->heading };

	state.style = text->heading_style;
	state.tag = text->heading_tag;
	vec_push(&f->states, state);
	flatten(f, &heading);
	put_strand(f, STRAND_TEXT, NULL, STR("\xE2\x80\x82"));
	f->states.count--;
}

void flat_set(struct text_job *job, struct flat *flat,
	const struct paragraph_text *text, const struct paragraph_style *style)
{
	struct flattener f = { .job = job, .flat = flat, .style = style };
	struct state first = {
		.style = style->text,
		.language = style->language,
		.tag = text->tag,
		.link = LINK_NONE,
	};

	clear(flat);
	vec_push(&f.states, first);
	look_of(&f, &first);
	if (!str_is_empty(text->prefix))
		put_prefix(&f, text);
	if (text->heading != NULL)
		put_heading(&f, text);
	flatten(&f, text);
	// Words of another language do not end with their full stop first.
	flat->runs_left = style->is_right_to_left && flat->has_right_to_left;
	vec_free(&f.states);
}

void flat_set_plain(struct text_job *job, struct flat *flat, struct str text,
	const struct text_style *style, struct tag *tag, bool runs_left)
{
	struct flattener f = { .job = job, .flat = flat };
	struct state state = {
		.style = *style,
		.tag = tag,
		.link = LINK_NONE,
		.language = job->language,
	};

	clear(flat);
	vec_push(&f.states, state);
	look_of(&f, &state);
	flat->runs_left = runs_left;
	scan(flat, text);
	put_strand(&f, STRAND_CODE, NULL, text);
	vec_free(&f.states);
}
