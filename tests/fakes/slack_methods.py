"""The other methods: who am I, conversations, people, views, the agent's status, files."""

from typing import Any

from tests.fakes import slack_chat
from tests.fakes.slack_call import Call, Method, Refused, channel_of, invalid, user_of, view_of
from tests.fakes.slack_chat import add, open_channel, thread_of
from tests.fakes.slack_rules import Json
from tests.fakes.slack_world import (
    BOT,
    BOT_ID,
    HISTORY,
    TEAM,
    Channel,
    File,
    Post,
    View,
    World,
)

FREE_TRIGGER, DEEPEST = 3.0, 3


def _test(world: World, call: Call) -> Json:
    who = {"url": "https://desk.slack.com/", "team": "Desk", "team_id": TEAM}
    bot = {"user": "deskcheck", "user_id": BOT, "bot_id": BOT_ID}
    return {**who, **bot, "is_enterprise_install": False}


def _open(world: World, call: Call) -> Json:
    if call.maybe("channel"):
        return {"channel": {"id": channel_of(world, call.word("channel")).id}}
    names = call.args.get("users")
    listed = names if isinstance(names, list) else str(names or "").split(",")
    if len(listed) != 1 or not listed[0]:
        raise invalid("missing required field: users")
    if user_of(world, listed[0]).is_bot:
        raise Refused("cannot_dm_bot")
    return {"channel": {"id": world.dm(listed[0]).id}}


def _readable(world: World, call: Call, what: str) -> Channel:
    """Return a channel the bot may look into with the scope for its kind."""
    channel = channel_of(world, call.word("channel"))
    call.allowed(f"{HISTORY[channel.kind]}:{what}")
    if what == "history" and BOT not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _info(world: World, call: Call) -> Json:
    channel = _readable(world, call, "read")
    kinds = {
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "public",
        "is_member": BOT in channel.members,
        "is_archived": channel.archived,
    }
    return {"channel": {"id": channel.id, "name": channel.name, **kinds}}


def _list(world: World, call: Call) -> Json:
    named = [each for each in world.channels.values() if each.name]
    return {"channels": [{"id": each.id, "name": each.name} for each in named]}


def _members(world: World, call: Call) -> Json:
    return {"members": sorted(_readable(world, call, "read").members)} | _last_page()


def _last_page() -> Json:
    return {"has_more": False, "response_metadata": {"next_cursor": ""}}


def _page(call: Call, posts: list[Post], default: int) -> Json:
    limit, oldest = int(call.maybe("limit") or default), float(call.maybe("oldest") or 0)
    inside = [each for each in posts if float(each.ts) > oldest]
    told = call.yes("include_all_metadata")
    cards = [
        each.card() | ({"metadata": each.metadata} if told and each.metadata else {})
        for each in inside
        if not each.deleted and each.only_for is None
    ]
    return {"messages": cards[:limit]} | _last_page() | {"has_more": len(cards) > limit}


def _history(world: World, call: Call) -> Json:
    channel = _readable(world, call, "history")
    roots = [each for each in channel.posts if each.thread in (None, each.ts)]
    return _page(call, roots[::-1], 100)


def _replies(world: World, call: Call) -> Json:
    channel, ts = _readable(world, call, "history"), call.word("ts")
    if channel.post(ts) is None:
        raise Refused("thread_not_found")
    return _page(call, [each for each in channel.posts if ts in (each.ts, each.thread)], 1000)


def _user(world: World, call: Call) -> Json:
    return {"user": user_of(world, call.word("user")).card(locale=call.yes("include_locale"))}


def spend(world: World, call: Call) -> str:
    """Take a trigger, which lives for three seconds and opens one thing; return whose it is."""
    name = call.word("trigger_id")
    if name not in world.triggers:
        raise Refused("invalid_trigger_id")
    made, user = world.triggers[name]
    if name in world.spent:
        raise Refused("exchanged_trigger_id")
    if world.now() - made > FREE_TRIGGER:
        raise Refused("expired_trigger_id")
    world.spent.add(name)
    return user


def show(world: World, user: str, body: Json, below: View | None = None) -> View:
    """Open a view; its blocks get ids."""
    now = world.now()
    named = body | {"blocks": slack_chat.name_blocks(world, body["blocks"])}
    view = View(now, now, world.name("V"), user, named, world.name("hash"), below=below)
    world.views.append(view)
    return view


def replace(world: World, view: View, body: Json) -> None:
    """Change what a view shows."""
    view.body = body | {"blocks": slack_chat.name_blocks(world, body["blocks"])}
    view.hash, view.changed, view.errors = world.name("hash"), world.now(), {}


def _modal(world: World, call: Call) -> Json:
    body = view_of(call)
    if body["type"] != "modal":
        raise invalid("must be modal [json-pointer:/view/type]")
    return {"view": show(world, spend(world, call), body).card()}


def _push(world: World, call: Call) -> Json:
    body, user = view_of(call), spend(world, call)
    stack = [each for each in world.views if each.open and each.user == user]
    stack = [each for each in stack if each.body["type"] == "modal"]
    if not stack:
        raise Refused("not_found")
    if len(stack) >= DEEPEST:
        raise Refused("push_limit_reached")
    return {"view": show(world, user, body, stack[-1]).card()}


def _hashed(call: Call, view: View) -> None:
    if call.maybe("hash") not in (None, view.hash):
        raise Refused("hash_conflict")


def _update_view(world: World, call: Call) -> Json:
    body, wanted = view_of(call), call.maybe("view_id")
    other = call.maybe("external_id")
    if not wanted and not other:
        raise invalid("missing required field: view_id")
    for view in world.views:
        if view.open and (view.id == wanted or (other and view.body.get("external_id") == other)):
            _hashed(call, view)
            if body["type"] != view.body["type"]:
                raise invalid("must be of the same type [json-pointer:/view/type]")
            replace(world, view, body)
            return {"view": view.card()}
    raise Refused("not_found")


def home_of(world: World, user: str) -> View | None:
    found = (each for each in world.views if each.user == user and each.body["type"] == "home")
    return next(found, None)


def _publish(world: World, call: Call) -> Json:
    body, user = view_of(call), user_of(world, call.word("user_id")).id
    if body["type"] != "home":
        raise invalid("must be home [json-pointer:/view/type]")
    view = home_of(world, user)
    if view is None:
        view = show(world, user, body)
    else:
        _hashed(call, view)
        replace(world, view, body)
    return {"view": view.card()}


def _status(world: World, call: Call) -> Json:
    channel = channel_of(world, call.word("channel_id"))
    thread = call.word("thread_ts")
    loading = call.nested("loading_messages") or []
    if not isinstance(call.args.get("status"), str):
        raise invalid("missing required field: status")
    if not isinstance(loading, list) or len(loading) > 10:
        raise invalid("no more than 10 items allowed [json-pointer:/loading_messages]")
    if channel.post(thread) is None:
        raise Refused("invalid_thread_ts")
    world.statuses[(channel.id, thread)] = str(call.args["status"])
    return {}


def _prompts(world: World, call: Call) -> Json:
    channel = channel_of(world, call.word("channel_id"))
    prompts: Any = call.nested("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= 4:
        raise invalid("no more than 4 items allowed [json-pointer:/prompts]")
    if not all(isinstance(each, dict) and each.get("title") and each.get("message")
               for each in prompts):  # fmt: skip
        raise invalid("missing required field: title, message [json-pointer:/prompts]")
    if channel.kind != "im":
        raise Refused("channel_not_found")
    if not call.maybe("thread_ts"):  # with it, an agent's call is taken and nothing happens
        world.prompts[channel.id] = prompts
    return {}


def _title(world: World, call: Call) -> Json:
    channel = channel_of(world, call.word("channel_id"))
    if channel.post(call.word("thread_ts")) is None:
        raise Refused("invalid_thread_ts")
    world.titles[(channel.id, call.word("thread_ts"))] = call.word("title")
    return {}


def _react(world: World, call: Call) -> Json:
    post = open_channel(world, call).post(call.word("timestamp"))
    if post is None:
        raise Refused("message_not_found")
    if call.word("name") in post.reactions:
        raise Refused("already_reacted")
    post.reactions.append(call.word("name"))
    return {}


def _file(world: World, call: Call) -> Json:
    name = call.word("file")
    if name not in world.files:
        raise Refused("file_not_found")
    return {"file": world.files[name].card()}


def _upload(world: World, call: Call) -> Json:
    name, length = call.word("filename"), int(call.maybe("length") or 0)
    if length < 1:
        raise invalid("must be more than 0 [json-pointer:/length]")
    file = File(world.name("F"), name, b"", "application/octet-stream", 0, length, owner=BOT)
    world.files[file.id] = file
    return {"file_id": file.id, "upload_url": f"{world.base}/upload/{file.id}"}


def _complete(world: World, call: Call) -> Json:
    named = call.nested("files")
    if not isinstance(named, list) or not named:
        raise invalid("missing required field: files")
    files = [world.files.get(each.get("id", "")) for each in named]
    done = [each for each in files if each and len(each.data) == each.size]
    if len(done) != len(named):
        raise Refused("file_not_found")
    if call.maybe("channel_id"):
        call.args["channel"] = call.word("channel_id")
        channel = open_channel(world, call)
        thread = thread_of(channel, call.maybe("thread_ts"))
        add(world, channel, call.maybe("initial_comment") or "", files=done, thread=thread)
    return {"files": [each.card() for each in done]}


METHODS: dict[str, Method] = {
    **slack_chat.METHODS,
    "auth.test": Method(_test),
    "conversations.open": Method(_open, ("im:write",)),
    "conversations.info": Method(_info, json=False),
    "conversations.list": Method(_list, ("channels:read",), json=False),
    "conversations.members": Method(_members, json=False),
    "conversations.history": Method(_history, json=False),
    "conversations.replies": Method(_replies, json=False),
    "users.info": Method(_user, ("users:read",), json=False),
    "views.open": Method(_modal),
    "views.push": Method(_push),
    "views.update": Method(_update_view),
    "views.publish": Method(_publish),
    "assistant.threads.setStatus": Method(_status, ("chat:write", "assistant:write")),
    "assistant.threads.setSuggestedPrompts": Method(_prompts, ("assistant:write",)),
    "assistant.threads.setTitle": Method(_title, ("assistant:write",)),
    "reactions.add": Method(_react, ("reactions:write",)),
    "files.info": Method(_file, ("files:read",), json=False),
    "files.getUploadURLExternal": Method(_upload, ("files:write",), json=False),
    "files.completeUploadExternal": Method(_complete, ("files:write",), json=False),
}
