-- SPDX-License-Identifier: MIT
-- Run by plain LuaTeX: sets each line of prose.txt as a paragraph and writes
-- to out.txt what the line breaker was given and what it answered.
--
-- A line of out.txt is a paragraph:
--   MEASURE PRETOLERANCE TOLERANCE EMERGENCY : ITEMS : BREAKS
-- in scaled points. ITEMS, one after the other:
--   123      a box (characters and kerns between breaks) of that width
--   _W+S-K   a space; "_" alone is the same as the one before
--   pN       a penalty
--   -PEN,PRE,POST,WHOLE   a division; "-" alone is the same as before;
--   =PEN,... one that also the first pass may use (an explicit hyphen)
-- BREAKS are the items, from 1, at which the lines end; the last is omitted.

local MARK = 100 -- our attribute: a node's place in the list
local items, first_node, out

local function width_of(head)
  local width = 0
  for n in node.traverse(head) do width = width + (n.width or n.kern or 0) end
  return width
end

local box = 0
local function flush()
  if box ~= 0 then items[#items + 1] = { text = tostring(box) } end
  box = 0
end

local last_glue, last_division
local function put_glue(n)
  flush()
  local text = string.format("_%d+%d-%d", n.width, n.stretch, n.shrink)
  items[#items + 1] = { text = text == last_glue and "_" or text, node = n }
  last_glue = text
end

local function put_division(n)
  flush()
  local sign = n.subtype == 3 and "-" or "="
  local text = string.format("%s%d,%d,%d,%d", sign, n.penalty,
    width_of(n.pre), width_of(n.post), width_of(n.replace))
  items[#items + 1] = { text = text == last_division and sign or text }
  last_division = text
end

local function put(n)
  local kind = node.type(n.id)
  if kind == "glyph" or kind == "hlist" or kind == "rule" then
    box = box + n.width
  elseif kind == "kern" then
    box = box + n.kern
  elseif kind == "glue" then
    put_glue(n)
  elseif kind == "penalty" then
    flush()
    items[#items + 1] = { text = "p" .. n.penalty }
  elseif kind == "disc" then
    put_division(n)
  end
end

local function note_items(head)
  items, last_glue, last_division = {}, nil, nil
  for n in node.traverse(head) do
    local is_end = n.id == node.id("glue") and n.subtype == 15
    if not is_end then put(n) end
    -- Everything up to the next item belongs to the next item.
    local at = #items + (box ~= 0 and 1 or 0)
    node.set_attribute(n, MARK, at)
  end
  flush()
  -- The penalty before the last glue is the breaker's own.
  if items[#items].text == "p10000" then items[#items] = nil end
  return true
end

local function first_item(line)
  for n in node.traverse(line.head) do
    local kind = node.type(n.id)
    local at = node.get_attribute(n, MARK)
    if at and (kind == "glyph" or kind == "disc" or kind == "kern") then
      return at
    end
  end
end

local breaks
local function note_breaks(head)
  breaks = {}
  local is_first = true
  for line in node.traverse_id(node.id("hlist"), head) do
    if not is_first then breaks[#breaks + 1] = first_item(line) - 1 end
    is_first = false
  end
  return true
end

callback.register("pre_linebreak_filter", note_items)
callback.register("post_linebreak_filter", note_breaks)

local limits = {
  { 100, 200, 0 }, { 100, 200, 30 }, { -1, 1000, 20 }, { 50, 9999, 15 },
}
local measures = { 150, 200, 260, 345 }

out = io.open("out.txt", "w")
local count = 0
local work = [[\setbox0\vbox{\noindent\directlua{tex.sprint(-2, TEXT)}\par}]]
local function set_all()
  for text in io.lines("prose.txt") do
    local limit = limits[count % 4 + 1]
    local measure = measures[math.floor(count / 4) % 4 + 1]
    TEXT = text
    tex.hsize = measure * 65536
    tex.pretolerance, tex.tolerance = limit[1], limit[2]
    tex.emergencystretch = limit[3] * 65536
    tex.runtoks(function() tex.sprint(work) end)
    local list = {}
    for i, item in ipairs(items) do list[i] = item.text end
    out:write(string.format("%d %d %d %d : %s : %s\n", measure * 65536,
      limit[1], limit[2], limit[3] * 65536, table.concat(list, " "),
      table.concat(breaks, " ")))
    count = count + 1
  end
  out:close()
end
set_all()
