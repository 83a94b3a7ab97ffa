// Preloaded into the Playground, which listens on every address and cannot be told otherwise.
"use strict";
const net = require("net");
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  if (first && typeof first === "object") {
    return listen.call(this, { ...first, ...(first.port === undefined ? {} : { host: "127.0.0.1" }) }, ...rest);
  }
  if (/^\d+$/.test(String(first))) {
    return listen.call(this, Number(first), "127.0.0.1", ...rest.filter((each) => typeof each === "function"));
  }
  return listen.call(this, first, ...rest);
};
