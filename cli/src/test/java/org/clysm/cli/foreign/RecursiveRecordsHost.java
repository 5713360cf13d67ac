package org.clysm.cli.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The host of recursive-records.lisp. */
final class RecursiveRecordsHost extends JavaHost {
    /** A node of a tree. */
    record Node(int value, Node left, Node right) {
        Node mirrored() {
            return new Node(value, right == null ? null : right.mirrored(), left == null ? null : left.mirrored());
        }
    }

    public Node mirror(Node node) {
        return node.mirrored();
    }

    public String text(Map<String, Object> folder) {
        return HostText.json(folder);
    }

    private void tell(String name, Object argument) {
        try {
            print(name, HostText.json(program().call(name, argument)));
        } catch (RuntimeException e) {
            print(name, failure(e));
        }
    }

    @Override
    void afterwards() {
        tell("depth", null);
        tell("depth", new Node(1, new Node(2, null, null), new Node(3, null, null)));
        tell("depth", record("value", 1, "left", record("value", 2, "left", record("value", 1.5, "left", null))));
        tell("depth", record("value", 1, "left", record("value", 2, "left", 5)));
        tell("tree", 2);
        Map<String, Object> inner = record("name", "b", "entries", Set.of(record("size", 10)));
        tell("total", record("name", "a", "entries", List.of(record("size", 1), record("size", 2, "folder", inner))));
        Map<String, Object> wrong = record("name", "b", "entries", List.of(record("size", "x")));
        tell("total", record("name", "a", "entries", List.of(record("size", 2, "folder", wrong))));
        Map<String, Object> circle = record("value", 1);
        circle.put("left", circle);
        tell("depth", circle);
        var entries = new ArrayList<Object>();
        Map<String, Object> folder = record("name", "a", "entries", entries);
        entries.add(record("size", 1));
        entries.add(record("size", 2, "folder", folder));
        tell("total", folder);
    }
}
