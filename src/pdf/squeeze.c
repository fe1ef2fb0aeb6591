/* SPDX-License-Identifier: MIT */
/*
 * libdeflate enters every byte in its tables, 1.7 ns each even within a
 * match, and of a screenshot's filtered rows 99 % lie within long matches.
 * Here a long match is stepped over, so that time goes with what is not
 * repeated: 0.4 ns a byte, for 6 % more bytes than libdeflate's level 5.
 *
 * Matches are found as zlib does it: chains of places whose next four bytes
 * have the same hash, looked through from the nearest on; before a match is
 * taken the next byte is asked for a longer one. A run of equal bytes is a
 * match with the byte before and is tried first: its distance is told in the
 * fewest bits.
 *
 * Tokens are collected, counted, and written as a block with codes of its
 * own. The lengths of the words of those codes stand in the block as numbers
 * of four bits, which is a code for 0 to 15 too.
 */
#include "pdf/squeeze.h"

#include <libdeflate.h>
#include <string.h>

#include "pdf/prefix_code.h"

enum {
	REACH = 1 << 15, /* of a match, backwards */
	WINDOW = 4 * REACH,
	SHORTEST = 4, /* match */
	LONGEST = 258,
	LONG = 32, /* taken without another look, and stepped over */
	DEEPEST = 16, /* places of a chain that are looked at */
	HASH_BITS = 15,
	BLOCK_TOKENS = 1 << 15,
	END_OF_BLOCK = 256,
	LITERALS = CODE_SYMBOLS, /* and lengths */
	DISTANCES = 30
};

struct match {
	size_t length, distance; /* distance 0: none */
};

struct token {
	uint16_t value; /* a byte, or the length of a match */
	uint16_t distance; /* 0: a byte */
};

struct squeezer {
	struct buf *out;
	uint64_t bits; /* that are not in out yet */
	int bit_count;
	uint32_t checksum;
	size_t token_count;
	struct token tokens[BLOCK_TOKENS];
	uint32_t literal_uses[LITERALS], distance_uses[DISTANCES];
	size_t start; /* of the window in the stream */
	size_t end, at; /* in the window: what is there, what is done */
	unsigned char window[WINDOW];
	/* Places of the stream, counted from 1; 0: none. */
	uint32_t last_places[1 << HASH_BITS]; /* by hash */
	uint32_t places_before[REACH]; /* with the same hash; by place */
};

/* ---- bits ---- */

static void put_bits(struct squeezer *squeezer, uint32_t bits, int count)
{
	squeezer->bits |= (uint64_t)bits << squeezer->bit_count;
	squeezer->bit_count += count;
	while (squeezer->bit_count >= 8) {
		buf_put_byte(squeezer->out, (char)squeezer->bits);
		squeezer->bits >>= 8;
		squeezer->bit_count -= 8;
	}
}

static void put_symbol(
	struct squeezer *squeezer, const struct prefix_code *code, int symbol)
{
	put_bits(squeezer, code->words[symbol], code->lengths[symbol]);
}

/* ---- lengths and distances ---- */

/* A number as deflate tells it: a symbol, and bits that follow it. */
struct number {
	int symbol, extra_count;
	uint32_t extra;
};

/* 2 << sub_bits values have symbols of their own; from there on each power
 * of two has 1 << sub_bits symbols. */
static struct number number_of(uint32_t value, int sub_bits)
{
	if (value < 2u << sub_bits)
		return (struct number){ (int)value, 0, 0 };
	int count = 31 - __builtin_clz(value) - sub_bits;
	return (struct number){ (count << sub_bits) + (int)(value >> count),
		count, value & ((1u << count) - 1) };
}

static struct number number_of_length(uint32_t length)
{
	if (length == LONGEST)
		return (struct number){ LITERALS - 1, 0, 0 };
	struct number number = number_of(length - 3, 2);
	number.symbol += END_OF_BLOCK + 1;
	return number;
}

static struct number number_of_distance(uint32_t distance)
{
	return number_of(distance - 1, 1);
}

static void put_number(struct squeezer *squeezer,
	const struct prefix_code *code, struct number number)
{
	put_symbol(squeezer, code, number.symbol);
	put_bits(squeezer, number.extra, number.extra_count);
}

/* ---- blocks ---- */

static void put_lengths(
	struct squeezer *squeezer, const struct prefix_code *code)
{
	for (int i = 0; i < code->count; i++)
		put_bits(squeezer, reverse_bits(code->lengths[i], 4), 4);
}

static void put_head(struct squeezer *squeezer, bool is_last)
{
	enum { LENGTH_SYMBOLS = 19, REPEATS = 3 }; // RFC 1951, 3.2.7
	put_bits(squeezer, is_last, 1);
	put_bits(squeezer, 2, 2); // codes of its own
	put_bits(squeezer, LITERALS - 257, 5);
	put_bits(squeezer, DISTANCES - 1, 5);
	put_bits(squeezer, LENGTH_SYMBOLS - 4, 4);
	for (int i = 0; i < LENGTH_SYMBOLS; i++)
		put_bits(squeezer, i < REPEATS ? 0 : 4, 3);
}

static void put_token(struct squeezer *squeezer,
	const struct prefix_code *literals, const struct prefix_code *distances,
	struct token token)
{
	if (token.distance == 0) {
		put_symbol(squeezer, literals, token.value);
		return;
	}
	put_number(squeezer, literals, number_of_length(token.value));
	put_number(squeezer, distances, number_of_distance(token.distance));
}

static void put_block(struct squeezer *squeezer, bool is_last)
{
	struct prefix_code literals, distances;
	squeezer->literal_uses[END_OF_BLOCK] = 1;
	prefix_code_make(&literals, squeezer->literal_uses, LITERALS);
	prefix_code_make(&distances, squeezer->distance_uses, DISTANCES);
	put_head(squeezer, is_last);
	put_lengths(squeezer, &literals);
	put_lengths(squeezer, &distances);
	for (size_t i = 0; i < squeezer->token_count; i++)
		put_token(squeezer, &literals, &distances, squeezer->tokens[i]);
	put_symbol(squeezer, &literals, END_OF_BLOCK);
	memset(squeezer->literal_uses, 0, sizeof squeezer->literal_uses);
	memset(squeezer->distance_uses, 0, sizeof squeezer->distance_uses);
	squeezer->token_count = 0;
}

static void add_token(struct squeezer *squeezer, size_t value, size_t distance)
{
	if (squeezer->token_count == BLOCK_TOKENS)
		put_block(squeezer, /*is_last=*/false);
	struct token token = { (uint16_t)value, (uint16_t)distance };
	squeezer->tokens[squeezer->token_count++] = token;
	if (distance == 0) {
		squeezer->literal_uses[value]++;
		return;
	}
	squeezer->literal_uses[number_of_length(token.value).symbol]++;
	squeezer->distance_uses[number_of_distance(token.distance).symbol]++;
}

/* ---- matches ---- */

static uint32_t *last_place(struct squeezer *squeezer, size_t at)
{
	uint32_t bytes;
	memcpy(&bytes, squeezer->window + at, sizeof bytes);
	return &squeezer->last_places[bytes * 0x9E3779B1u >> (32 - HASH_BITS)];
}

/* Needs SHORTEST bytes there. */
static void enter(struct squeezer *squeezer, size_t at)
{
	uint32_t *last = last_place(squeezer, at);
	size_t place = squeezer->start + at + 1;
	squeezer->places_before[place % REACH] = *last;
	*last = (uint32_t)place;
}

/* Makes the match longer if the bytes at the distance agree further. */
static void extend(const unsigned char *here, size_t distance, size_t most,
	struct match *match)
{
	const unsigned char *there = here - distance;
	size_t length = 0;
	if (there[match->length] != here[match->length])
		return;
	while (length + 8 <= most &&
		memcmp(here + length, there + length, 8) == 0)
		length += 8;
	while (length < most && here[length] == there[length])
		length++;
	if (length > match->length)
		*match = (struct match){ length, distance };
}

static struct match find_match(struct squeezer *squeezer, size_t at)
{
	struct match match = { SHORTEST - 1, 0 };
	const unsigned char *here = squeezer->window + at;
	size_t most = squeezer->end - at;
	if (most < SHORTEST)
		return match;
	if (most > LONGEST)
		most = LONGEST;
	if (at > 0)
		extend(here, 1, most, &match);
	size_t own = squeezer->start + at + 1;
	size_t place = *last_place(squeezer, at);
	for (int i = 0; i < DEEPEST && match.length < LONG; i++) {
		if (place == 0 || own - place > REACH || match.length == most)
			break;
		extend(here, own - place, most, &match);
		place = squeezer->places_before[place % REACH];
	}
	return match;
}

/* The match at the place, unless the next one is longer. */
static struct match choose_match(struct squeezer *squeezer, struct match *next)
{
	struct match match = *next;
	*next = (struct match){ 0 };
	if (match.length == 0)
		match = find_match(squeezer, squeezer->at);
	if (match.distance == 0 || match.length >= LONG)
		return match;
	*next = find_match(squeezer, squeezer->at + 1);
	bool is_longer = next->length > match.length;
	if (!is_longer)
		next->length = 0;
	return is_longer ? (struct match){ 0 } : match;
}

/* Enters the places of a match, if it is not long, or of a byte. */
static void step(struct squeezer *squeezer, size_t length)
{
	size_t end = squeezer->at + length;
	if (length < LONG && end + SHORTEST <= squeezer->end)
		for (size_t at = squeezer->at; at < end; at++)
			enter(squeezer, at);
	squeezer->at = end;
}

/* Takes what is in the window but for some bytes at its end. */
static void take(struct squeezer *squeezer, size_t kept)
{
	struct match next = { 0 };
	while (squeezer->at + kept < squeezer->end) {
		struct match match = choose_match(squeezer, &next);
		if (match.distance == 0) {
			add_token(squeezer, squeezer->window[squeezer->at], 0);
			step(squeezer, 1);
		} else {
			add_token(squeezer, match.length, match.distance);
			step(squeezer, match.length);
		}
	}
}

/* ---- the window ---- */

/* Forgets what no match reaches any more. */
static void slide(struct squeezer *squeezer)
{
	size_t by = squeezer->at - REACH;
	squeezer->start += by;
	squeezer->at -= by;
	squeezer->end -= by;
	memmove(squeezer->window, squeezer->window + by, squeezer->end);
}

struct squeezer *squeezer_make(struct arena *arena)
{
	return ARENA_NEW(arena, struct squeezer);
}

void squeezer_start(struct squeezer *squeezer, struct buf *out)
{
	squeezer->out = out;
	squeezer->checksum = libdeflate_adler32(0, NULL, 0);
	squeezer->start = squeezer->end = squeezer->at = 0;
	memset(squeezer->last_places, 0, sizeof squeezer->last_places);
	buf_put(out, STR("\x78\x5E"));
}

void squeezer_put(struct squeezer *squeezer, const void *bytes, size_t count)
{
	const unsigned char *from = bytes;
	squeezer->checksum =
		libdeflate_adler32(squeezer->checksum, bytes, count);
	while (count > 0) {
		size_t room = WINDOW - squeezer->end;
		size_t part = count < room ? count : room;
		memcpy(squeezer->window + squeezer->end, from, part);
		squeezer->end += part;
		from += part;
		count -= part;
		if (squeezer->end == WINDOW) {
			take(squeezer, 2 * LONGEST);
			slide(squeezer);
		}
	}
}

void squeezer_end(struct squeezer *squeezer)
{
	take(squeezer, 0);
	put_block(squeezer, /*is_last=*/true);
	put_bits(squeezer, 0, -squeezer->bit_count & 7);
	for (int shift = 24; shift >= 0; shift -= 8)
		put_bits(squeezer, squeezer->checksum >> shift & 0xFF, 8);
}
