package org.clysm.engine.node;

import org.clysm.engine.Engine;
import org.clysm.engine.EngineContract;
import org.clysm.testing.TestTools;

class NodeEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new NodeEngine(TestTools.node());
    }
}
