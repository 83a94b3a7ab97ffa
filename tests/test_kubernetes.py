"""The manifests for Kubernetes, held against the models of its own client; nothing is called."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from kubernetes.client import models

from bot.settings import Settings
from tests.secret_settings import SECRETS

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "manifests" / "kubernetes"
KINDS = {
    ("v1", "Namespace"): "V1Namespace",
    ("v1", "ServiceAccount"): "V1ServiceAccount",
    ("v1", "ConfigMap"): "V1ConfigMap",
    ("v1", "Service"): "V1Service",
    ("apps/v1", "Deployment"): "V1Deployment",
    ("policy/v1", "PodDisruptionBudget"): "V1PodDisruptionBudget",
    ("networking.k8s.io/v1", "NetworkPolicy"): "V1NetworkPolicy",
}
PLAIN: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "bool": bool,
    "float": (int, float),
}
Json = dict[str, Any]


def read(name: str) -> Json:
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def strange(value: Any, kind: str, at: str) -> Iterator[str]:
    """Tell every field that Kubernetes does not know, is missing, or has another type."""
    if listed := re.fullmatch(r"[lL]ist\[(.+)\]", kind):
        if not isinstance(value, list):
            yield f"{at}: no list"
            return
        for number, each in enumerate(value):
            yield from strange(each, listed[1], f"{at}[{number}]")
    elif mapped := re.fullmatch(r"[dD]ict[\[(](\w+), ?(.+)[\])]", kind):
        if not isinstance(value, dict):
            yield f"{at}: no mapping"
            return
        for key, each in value.items():
            yield from strange(each, mapped[2], f"{at}.{key}")
    elif kind in PLAIN:
        if not isinstance(value, PLAIN[kind]) or (kind == "int" and isinstance(value, bool)):
            yield f"{at}: {value!r} is no {kind}"
    elif kind != "object":
        yield from _model(value, getattr(models, kind), at)


def _model(value: Any, model: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: no mapping"
        return
    names = {told: own for own, told in model.attribute_map.items()}
    for key, each in value.items():
        if key not in names:
            yield f"{at}.{key}: unknown"
        else:
            yield from strange(each, model.openapi_types[names[key]], f"{at}.{key}")
    if not any(each not in names for each in value):
        try:  # the models refuse what is missing, and values that are out of range
            model(**{names[key]: each for key, each in value.items()})
        except ValueError as error:
            yield f"{at}: {error}"


FILES = sorted(path.name for path in FOLDER.glob("*.yaml") if path.name != "kustomization.yaml")


@pytest.mark.parametrize("name", FILES)
def test_kubernetes_own_models_take_it(name: str) -> None:
    found = read(name)
    kind = KINDS[found["apiVersion"], found["kind"]]
    assert list(strange(found, kind, found["kind"])) == []


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("spec", "replica"), 2, "unknown"),
        (("spec", "replicas"), "2", "no int"),
        (("spec", "selector"), None, "no mapping"),
        (("spec", "template", "spec", "containers"), {}, "no list"),
        (("spec", "template", "spec", "hostNetwork"), "yes", "no bool"),
    ],
)
def test_what_kubernetes_would_refuse_is_told(
    path: tuple[str, ...], value: object, told: str
) -> None:
    found = read("deployment.yaml")
    inner = found
    for each in path[:-1]:
        inner = inner[each]
    inner[path[-1]] = value
    assert any(told in each for each in strange(found, "V1Deployment", "it"))


def test_what_is_missing_is_told() -> None:
    found = read("deployment.yaml")
    del found["spec"]["template"]["spec"]["containers"][0]["name"]
    assert any("name" in each for each in strange(found, "V1Deployment", "it"))


def test_kustomize_takes_every_file_and_no_other() -> None:
    whole = read("kustomization.yaml")
    assert sorted(whole["resources"]) == FILES
    known = {"apiVersion", "kind", "namespace", "labels", "resources", "images"}
    assert set(whole) <= known
    assert whole["namespace"] == read("namespace.yaml")["metadata"]["name"]
    named = {each["image"].partition(":")[0] for each in containers()}
    assert {each["name"] for each in whole["images"]} == named


def pod() -> Json:
    found = read("deployment.yaml")["spec"]["template"]["spec"]
    assert isinstance(found, dict)
    return found


def containers() -> list[Json]:
    return list(pod()["containers"])


def test_it_may_do_as_little_as_can_be() -> None:
    assert pod()["securityContext"]["runAsNonRoot"] is True
    assert pod()["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod()["automountServiceAccountToken"] is False
    for each in containers():
        may = each["securityContext"]
        assert may["readOnlyRootFilesystem"] is True and may["allowPrivilegeEscalation"] is False
        assert may["capabilities"] == {"drop": ["ALL"]} and "privileged" not in may
        assert each["resources"]["limits"]["memory"]
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod())
    assert not any("hostPath" in each for each in pod()["volumes"])


def test_no_secret_stands_here_and_each_is_a_setting() -> None:
    secret = set(SECRETS)
    public = read("configmap.yaml")["data"]
    known = {f"DESKCHECK_{name.upper()}" for name in Settings.model_fields}
    assert set(public) <= known and not set(public) & (secret | {"DESKCHECK_DATABASE"})
    for each in containers():
        for given in each["env"]:
            assert given["name"] in known
            assert given["valueFrom"]["secretKeyRef"]["key"] == given["name"]
            assert "value" not in given
            needed = given["name"] in ("DESKCHECK_DATABASE", "DESKCHECK_KEY")
            assert given["valueFrom"]["secretKeyRef"].get("optional", False) is not needed
        named = [given["name"] for given in each["env"]]
        assert sorted(named) == sorted(secret | {"DESKCHECK_DATABASE"}), "every one can be given"
    told = (FOLDER / "configmap.yaml").read_text(encoding="utf-8")
    assert all(each in told for each in secret), "who makes the Secret reads of each there"


def test_the_settings_can_be_read_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in read("configmap.yaml")["data"].items():
        monkeypatch.setenv(name, value)
    given = Settings(_env_file=None)
    port = int(given.listen.rpartition(":")[2])
    assert [each["containerPort"] for each in containers()[0]["ports"]] == [port]
    mounts = {each["mountPath"] for each in containers()[0]["volumeMounts"]}
    assert str(given.knowledge) in mounts and str(given.index.parent) in mounts


def test_every_selector_finds_the_pods_and_every_mount_its_volume() -> None:
    labels = read("deployment.yaml")["spec"]["template"]["metadata"]["labels"]
    selectors = [
        read("deployment.yaml")["spec"]["selector"]["matchLabels"],
        read("service.yaml")["spec"]["selector"],
        read("disruption.yaml")["spec"]["selector"]["matchLabels"],
        read("network.yaml")["spec"]["podSelector"]["matchLabels"],
    ]
    assert all(each.items() <= labels.items() for each in selectors)
    volumes = {each["name"] for each in pod()["volumes"]}
    assert {each["name"] for each in containers()[0]["volumeMounts"]} == volumes
    ports = {each["name"] for each in containers()[0]["ports"]}
    assert read("service.yaml")["spec"]["ports"][0]["targetPort"] in ports
    budget = read("disruption.yaml")["spec"]["minAvailable"]
    assert budget < read("deployment.yaml")["spec"]["replicas"], "else no node can be emptied"
