/* SPDX-License-Identifier: MIT */
/*
 * The only C++ file: toml++'s tree is told to C item by item, so that nothing
 * of C++ is seen outside. No exceptions leave this file.
 */
#include "read/toml.h"

#include <charconv>
#include <cstdio>
#include <string>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace
{
struct teller {
	void (*take)(void *self, const toml_item *item);
	void *self;
};

str view(std::string_view text)
{
	return str{ text.data(), text.size() };
}

void tell(const teller &to, toml_kind kind, std::string_view key,
	std::string_view text, const toml::source_position &at)
{
	toml_item item{ kind, view(key), view(text), at.line, at.column };
	to.take(to.self, &item);
}

std::string text_of_float(double value)
{
	char digits[40];
	auto end = std::to_chars(digits, digits + sizeof(digits), value);
	return std::string(digits, end.ptr);
}

std::string text_of_date(const toml::date &date)
{
	char digits[40];
	std::snprintf(digits, sizeof(digits), "%04d-%02d-%02d", int(date.year),
		int(date.month), int(date.day));
	return digits;
}

void tell_value(const teller &to, std::string_view key, const toml::node &node,
	const toml::source_position &at)
{
	if (auto text = node.as_string())
		tell(to, TOML_TEXT, key, text->get(), at);
	else if (auto whole = node.as_integer())
		tell(to, TOML_NUMBER, key, std::to_string(whole->get()), at);
	else if (auto real = node.as_floating_point())
		tell(to, TOML_NUMBER, key, text_of_float(real->get()), at);
	else if (auto truth = node.as_boolean())
		tell(to, TOML_BOOLEAN, key, truth->get() ? "true" : "false",
			at);
	else if (auto date = node.as_date())
		tell(to, TOML_DATE, key, text_of_date(date->get()), at);
	else if (auto moment = node.as_date_time())
		tell(to, TOML_DATE, key, text_of_date(moment->get().date), at);
	else
		tell(to, TOML_TEXT, key, "", at);
}

void tell_node(const teller &to, std::string_view key, const toml::node &node,
	const toml::source_position &at)
{
	if (auto table = node.as_table()) {
		tell(to, TOML_OPEN_TABLE, key, "", at);
		for (auto &&[name, value] : *table)
			tell_node(to, name.str(), value, name.source().begin);
		tell(to, TOML_CLOSE, "", "", at);
	} else if (auto array = node.as_array()) {
		tell(to, TOML_OPEN_ARRAY, key, "", at);
		for (auto &&value : *array)
			tell_node(to, "", value, value.source().begin);
		tell(to, TOML_CLOSE, "", "", at);
	} else {
		tell_value(to, key, node, at);
	}
}
} // namespace

extern "C" bool toml_read(str text,
	void (*take)(void *self, const toml_item *item), void *self,
	toml_fault *fault)
{
	auto result = toml::parse(std::string_view(text.at, text.length));
	if (!result) {
		const auto &error = result.error();
		auto why = error.description();
		std::snprintf(fault->message, sizeof(fault->message), "%.*s",
			int(why.size()), why.data());
		fault->line = error.source().begin.line;
		fault->column = error.source().begin.column;
		return false;
	}
	teller to{ take, self };
	tell_node(to, "", result.table(), result.table().source().begin);
	return true;
}
