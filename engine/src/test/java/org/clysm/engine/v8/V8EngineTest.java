package org.clysm.engine.v8;

import org.clysm.engine.Engine;
import org.clysm.engine.EngineContract;

class V8EngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new V8Engine();
    }
}
