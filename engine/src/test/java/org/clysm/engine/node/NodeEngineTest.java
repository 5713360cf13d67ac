package org.clysm.engine.node;

import org.clysm.engine.Engine;
import org.clysm.engine.JavaScriptEngineContract;
import org.clysm.testing.TestTools;

class NodeEngineTest extends JavaScriptEngineContract {
    @Override
    protected Engine engine() {
        return new NodeEngine(TestTools.node());
    }
}
